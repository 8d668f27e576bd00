using Autoencoders.Data;

namespace Teaching;

/// <summary>The assignment that a grader asks in a kernel's process, apart from the one that a notebook's cells hold.</summary>
public static class GradedAssignment
{
    private static VaeAssignment? s_current;

    /// <summary>The grader's assignment.</summary>
    /// <exception cref="InvalidOperationException">The grading has not begun.</exception>
    public static VaeAssignment Current => s_current ?? throw new InvalidOperationException("The grading has not begun.");

    /// <summary>Begins the grading, once in a process.</summary>
    /// <param name="testImages">How many of MNIST's test images are used.</param>
    /// <param name="goal">The test loss to be reached, in nats per image.</param>
    /// <param name="seed">Decides the first weights and the noise of the measurement.</param>
    /// <exception cref="InvalidOperationException">The grading has begun already.</exception>
    public static void Start(int testImages, double goal, int seed)
    {
        if (s_current is not null) throw new InvalidOperationException("The grading has begun already.");
        s_current = new VaeAssignment(Mnist.LoadTest().Take(testImages), goal, seed);
    }

    /// <summary>The points, as numbers with names: points, of, open (a bit for each open task), and nats after a training.</summary>
    public static IReadOnlyList<(string Name, double Value)> Statement()
    {
        var sheet = Current.Score();
        var open = sheet.Open.Sum(number => 1 << number);
        List<(string, double)> numbers = [("points", sheet.Points), ("of", sheet.MostPoints), ("open", open)];
        if (Current.Nats is { } nats) numbers.Add(("nats", nats));
        return numbers;
    }
}
