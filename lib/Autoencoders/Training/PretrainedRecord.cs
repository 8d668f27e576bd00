namespace Autoencoders.Training;

/// <summary>What is kept beside weights.</summary>
/// <param name="Library">The version of the library that trained them.</param>
/// <param name="TestLoss">The figure that they reach: the test loss after the last epoch; NaN without a test set.</param>
/// <param name="Epochs">The training's epochs.</param>
internal sealed record PretrainedRecord(string Library, double TestLoss, IReadOnlyList<Epoch> Epochs);
