namespace Teaching;

/// <summary>One task of the assignment.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Title">What is to be written.</param>
/// <param name="Points">What it is worth; a bonus task has none.</param>
/// <param name="Needs">The tasks that must be done before.</param>
internal sealed record AssignmentTask(int Number, string Title, int Points, params int[] Needs)
{
    public static AssignmentTask Encoder { get; } = new(1, "the encoder", 10);

    public static AssignmentTask Decoder { get; } = new(2, "the decoder", 10);

    public static AssignmentTask Reparameterization { get; } = new(3, "the sample", 10);

    public static AssignmentTask Divergence { get; } = new(4, "the divergence of two normal distributions", 15);

    public static AssignmentTask Model { get; } = new(5, "the model", 10, 1, 2, 3);

    public static AssignmentTask Loss { get; } = new(6, "the loss", 10);

    public static AssignmentTask Training { get; } = new(7, "the training", 10, 1, 2, 3, 4, 5, 6);

    public static AssignmentTask Samples { get; } = new(8, "new digits", 5, 7);

    public static AssignmentTask Measurement { get; } = new(9, "a number too good", 10);

    public static AssignmentTask Answer { get; } = new(10, "reading the charts", 10) { IsForAPerson = true };

    public static AssignmentTask Clothes { get; } = new(11, "bonus: clothes", 0, 7);

    public static IReadOnlyList<AssignmentTask> All { get; } =
        [Encoder, Decoder, Reparameterization, Divergence, Model, Loss, Training, Samples, Measurement, Answer, Clothes];

    /// <summary>Whether its points are given by a person, who reads the answer.</summary>
    public bool IsForAPerson { get; private init; }

    /// <summary>Whether its points are given by a check.</summary>
    public bool IsScored => Points > 0 && !IsForAPerson;
}
