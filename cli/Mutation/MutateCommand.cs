using System.CommandLine;
using System.Diagnostics;
using Bridge.Cli.Terminal;
using Bridge.Cli.Testing;
using Bridge.Cli.Up;
using Spectre.Console;

namespace Bridge.Cli.Mutation;

/// <summary><c>bridge mutate</c>: whether the tests notice when the receiving code is changed.</summary>
internal static class MutateCommand
{
    private const string DefaultReport = "docs/reports/mutation.md";

    private static readonly Argument<string[]> Paths = new("paths")
    {
        Description = "Files, folders or globs below core/ and functions/; default: the receiving code. "
            + "What follows -- goes to Stryker, for example: -- --since:main",
    };

    private static readonly Option<double> Threshold = new("--threshold")
    {
        Description = "Least mutation score in percent.", DefaultValueFactory = _ => 90, HelpName = "percent",
    };

    private static readonly Option<int> Concurrency = new("--concurrency")
    {
        Description = "Test processes at a time. Default: one for each core.",
        DefaultValueFactory = _ => Environment.ProcessorCount, HelpName = "number",
    };

    private static readonly Option<string?> Tests = new("--tests")
    {
        Description = "Filter for the tests by FullyQualifiedName, as dotnet test --filter takes it. Default: the "
            + "project's own tests, without those that take seconds.",
        HelpName = "filter",
    };

    private static readonly Option<string?> Markdown = MarkdownReport.CreateOption(DefaultReport);

    internal static Command Create()
    {
        var command = new Command(
            "mutate",
            "Change the receiving code in many small ways and see whether a test notices; fails below the threshold and "
            + "lists what none noticed. Example: ./bridge mutate core/Webhooks/SignatureCheck.cs")
        {
            Paths, Threshold, Concurrency, Tests, Markdown,
        };
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        var request = MutationRequest.Of([.. parsed.GetValue(Paths) ?? [], .. parsed.UnmatchedTokens]);
        var files = await MutateAsync(parsed, request, cancellationToken);
        var result = new MutationResult(files, parsed.GetValue(Threshold));
        var duration = $"It took {Stopwatch.GetElapsedTime(started):h\\:mm\\:ss} with {parsed.GetValue(Concurrency)} test processes.";
        Show(result, duration);
        await Report(result, duration, request).WriteAsync(parsed.GetValue(Markdown), cancellationToken);
        return result.IsEnough ? ExitCodes.Success : ExitCodes.Failure;
    }

    private static async Task<IReadOnlyList<FileMutants>> MutateAsync(
        ParseResult parsed, MutationRequest request, CancellationToken cancellationToken)
    {
        await NodeModules.InstallAsync(
            RepositoryRoot.Combine("tests", "witness"), "the witnesses", Console.Error.WriteLine, cancellationToken);
        await StrykerRun.RestoreAsync(cancellationToken);
        var run = new StrykerRun(parsed.GetValue(Concurrency), parsed.GetValue(Tests), request.ForStryker);
        var files = new List<FileMutants>();
        foreach (var target in MutationTarget.All)
        {
            var globs = target.Own(request.Globs.Count > 0 ? request.Globs : ReceivingCode.Globs);
            if (globs.Count > 0) files.AddRange(await run.RunAsync(target, globs, cancellationToken));
        }

        return files;
    }

    private static void Show(MutationResult result, string duration)
    {
        var console = Consoles.For(outputIsForMachines: false);
        console.Write(result.ToTable().ToTerminal());
        foreach (var missed in result.Files.SelectMany(file => file.Missed)) Console.WriteLine(missed);
        console.WriteLine(result.Verdict);
        console.WriteLine(duration);
    }

    private static MarkdownReport Report(MutationResult result, string duration, MutationRequest request) =>
        new MarkdownReport(
            "Mutation testing of the receiving code", $"./bridge mutate {string.Join(' ', request.Globs)}".TrimEnd(),
            TimeProvider.System)
        .Add($"{result.Verdict} {duration}")
        .Add(result.ToTable().ToMarkdown())
        .AddList("What no test noticed", result.Files.SelectMany(file => file.Missed).Select(missed => $"`{missed}`"));
}
