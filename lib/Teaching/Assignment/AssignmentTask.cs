namespace Teaching;

/// <summary>One task of the assignment.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Title">What is to be written.</param>
/// <param name="Points">What it is worth; a bonus task has none, and neither has one that only a person can judge.</param>
/// <param name="Needs">The tasks that must be done before.</param>
internal sealed record AssignmentTask(int Number, string Title, int Points, params int[] Needs)
{
    public static AssignmentTask Encoder { get; } = new(1, "the encoder", 10);

    public static AssignmentTask Decoder { get; } = new(2, "the decoder", 10);

    public static AssignmentTask Reparameterization { get; } = new(3, "the reparameterised sample", 15);

    public static AssignmentTask Divergence { get; } = new(4, "the KL term", 10);

    public static AssignmentTask Model { get; } = new(5, "the model", 10, 1, 2, 3);

    public static AssignmentTask Loss { get; } = new(6, "the loss", 15);

    public static AssignmentTask Training { get; } = new(7, "the training", 10, 1, 2, 3, 4, 5, 6);

    public static AssignmentTask Samples { get; } = new(8, "new digits", 10, 7);

    public static AssignmentTask BugHunt { get; } = new(9, "the bug hunt", 10);

    public static AssignmentTask Answer { get; } = new(10, "an answer in words", 0);

    public static AssignmentTask Walk { get; } = new(11, "bonus: a walk between two digits", 0);

    public static IReadOnlyList<AssignmentTask> All { get; } =
        [Encoder, Decoder, Reparameterization, Divergence, Model, Loss, Training, Samples, BugHunt, Answer, Walk];

    public bool IsScored => Points > 0;
}
