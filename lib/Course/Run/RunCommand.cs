using System.CommandLine;
using System.Diagnostics;
using Autoencoders.Training;
using NotebookKernel;
using Notebooks.Execution;

namespace Course.Run;

/// <summary><c>./course run</c>: executes notebooks headless.</summary>
internal static class RunCommand
{
    public static Command Create(CourseContext context)
    {
        var notebooks = new Argument<string[]>("notebook")
        {
            Description = "Number (01), name (01-autoencoder, further/music) or path of a notebook, or solutions/01 for its solutions; "
                + "all notebooks when none is named.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        notebooks.Validators.Add(result =>
        {
            foreach (var token in result.Tokens.Where(token => token.Value.StartsWith('-')))
            {
                result.AddError($"There is no option '{token.Value}'.");
            }
        });
        var solutions = new Option<bool>("--solutions") { Description = "Runs all solutions too, after all notebooks." };
        var profile = new Option<string>("--profile")
        {
            Description = "quick: fewer epochs and images, as the notebook's metadata says; full: what the cells say.",
            DefaultValueFactory = _ => "quick",
        };
        var parameters = new Option<string[]>("--parameter", "-p")
        {
            Description = "Sets a parameter of the notebook, as name=value. May be repeated.",
            HelpName = "name=value",
        };
        var folder = new Option<string>("--out")
        {
            Description = "Where executed copies and pages go. [default: the course's folder 'out']",
            HelpName = "dir",
        };
        var timeout = new Option<double?>("--timeout")
        {
            Description = "Stops a cell that runs longer. [default: no limit]",
            HelpName = "seconds",
        };
        timeout.NeedsSeconds();
        var outputLimit = new Option<string>("--output-limit")
        {
            Description = "The most that one cell may put out: outputs, a size, or both (5000,50MB), or none. [default: 1000,10MB]",
            HelpName = "limit",
        };
        outputLimit.Validators.Add(result =>
        {
            if (result.Tokens is not [var token] || OutputLimit.TryParse(token.Value) is not null) return;
            result.AddError(
                $"--output-limit needs a number of outputs, a size, or both, such as 5000,50MB, or none; found '{token.Value}'.");
        });
        var jobs = new Option<string>("--jobs")
        {
            Description = "How many notebooks run side by side, or auto: one for each processor, if memory suffices.",
            HelpName = "number|auto",
            DefaultValueFactory = _ => "auto",
        };
        jobs.Validators.Add(result =>
        {
            if (result.Tokens is not [var token] || JobCount.TryParse(token.Value) is not null) return;
            result.AddError($"--jobs needs a number from 1, or auto; found '{token.Value}'.");
        });
        var allowErrors = new Option<bool>("--allow-errors")
        {
            Description = "Runs the cells after a failing one too. The notebook has failed all the same.",
        };
        var inputs = new Option<string[]>("--input")
        {
            Description = "Answers a cell that asks for input, by its question or the value's name. May be repeated.",
            HelpName = "name=value",
        };
        inputs.Validators.Add(result =>
        {
            foreach (var token in result.Tokens.Where(token => token.Value.IndexOf('=', StringComparison.Ordinal) < 1))
                result.AddError($"--input needs name=value, such as 'Your name=Ada'; found '{token.Value}'.");
        });
        var keepGoing = new Option<bool>("--keep-going")
        {
            Description = "Runs the remaining notebooks after one has failed. This is the default.",
        };
        var failFast = new Option<bool>("--fail-fast") { Description = "Ends the run at the first notebook that fails." };
        var inPlace = new Option<bool>("--in-place")
        {
            Description = "Also writes the outputs of notebooks that succeeded into their source files.",
        };
        var resultsFile = new Option<string>("--results")
        {
            Description = "Also writes a test result for each cell to this file, as JUnit's XML.",
            HelpName = "file",
        };
        var keepWeights = new Option<bool>("--keep-weights")
        {
            Description = "Saves trained weights to data/pretrained, where later notebooks load them from; one notebook runs at a time.",
        };
        var command = new Command("run", "Execute notebooks headless and write out/NAME.ipynb, out/NAME.html and out/index.html.")
        {
            notebooks, solutions, profile, parameters, inputs, folder, jobs, timeout, outputLimit, keepGoing, allowErrors, failFast,
            inPlace, keepWeights, resultsFile,
        };
        command.Validators.Add(result =>
        {
            if (result.GetValue(keepGoing) && result.GetValue(failFast))
            {
                result.AddError("--keep-going and --fail-fast exclude each other.");
            }
        });
        command.Validators.Add(result =>
        {
            if (result.GetValue(solutions) && result.GetValue(notebooks) is { Length: > 0 })
            {
                result.AddError("--solutions is for a run of everything; name single ones as solutions/01.");
            }
        });
        command.Validators.Add(result =>
        {
            if (result.GetValue(keepWeights) && result.GetResult(jobs) is { Implicit: false } && result.GetValue(jobs) != "1")
            {
                result.AddError("--keep-weights runs one notebook after the other, for later ones load what it saves: leave --jobs out.");
            }
        });
        command.SetAction((parse, cancellationToken) => RunAsync(context, new RunRequest
        {
            Notebooks = parse.GetValue(notebooks) ?? [],
            Solutions = parse.GetValue(solutions),
            Profile = parse.GetValue(profile)!,
            Parameters = parse.GetValue(parameters) ?? [],
            OutFolder = parse.GetValue(folder) is { } named ? context.Resolve(named) : Path.Combine(context.Root, "out"),
            CellTimeout = parse.GetValue(timeout) is { } seconds ? TimeSpan.FromSeconds(seconds) : null,
            OutputLimit = parse.GetValue(outputLimit) is { } limit ? OutputLimit.TryParse(limit)! : OutputLimit.Default,
            Jobs = parse.GetValue(keepWeights) ? JobCount.One : JobCount.TryParse(parse.GetValue(jobs)!)!,
            AllowErrors = parse.GetValue(allowErrors),
            Inputs = (parse.GetValue(inputs) ?? []).Select(text => text.Split('=', 2)).ToLookup(answer => answer[0], answer => answer[1])
                .ToDictionary(answer => answer.Key, answer => answer.Last()),
            FailFast = parse.GetValue(failFast),
            InPlace = parse.GetValue(inPlace),
            KeepWeights = parse.GetValue(keepWeights),
            ResultsFile = parse.GetValue(resultsFile) is { } results ? context.Resolve(results) : null,
        }, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(CourseContext context, RunRequest request, CancellationToken cancellationToken)
    {
        var clock = Stopwatch.StartNew();
        var file = request.ResultsFile is { } path ? new ResultsFile(path) : null;
        IRunProgress progress = context.IsInteractive ? new LiveProgress(context) : new PlainProgress(context);
        var kernel = request.Inputs.Count > 0 ? CourseContext.Kernel.With(request.Inputs) : CourseContext.Kernel;
        if (request.KeepWeights) kernel = kernel.With(Pretrained.KeepVariable, Path.Combine(context.Data, "pretrained"));

        var runner = new NotebookRunner(
            context, progress, (folder, processors) => new ProcessKernelHost(kernel with { Processors = processors }, folder));
        var results = await runner.RunAsync(request, cancellationToken);
        var isKept = IsKept(() => runner.WriteOverview(results)) & IsKept(() => file?.Write(results));
        RunReport.Write(context, request, results, clock.Elapsed);
        var code = CourseNotebook.ExitCodeOf(results);
        return code == ExitCode.Fine && !isKept ? ExitCode.Failed : code;

        bool IsKept(Action write)
        {
            try
            {
                write();
                return true;
            }
            catch (Exception error)
            {
                context.Complain(CourseApp.Reason(error));
                return false;
            }
        }
    }
}
