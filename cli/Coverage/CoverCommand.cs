using System.CommandLine;
using Bridge.Cli.Terminal;
using Bridge.Cli.Testing;
using Bridge.Cli.Up;
using Spectre.Console;

namespace Bridge.Cli.Coverage;

/// <summary><c>bridge cover</c>: how much of the receiving code the unit tests run.</summary>
internal static class CoverCommand
{
    private const string DefaultReport = "docs/reports/coverage.md";

    private static readonly Option<double> Threshold = new("--threshold")
    {
        Description = "Least share of lines, and of branches, in percent.", DefaultValueFactory = _ => 98,
        HelpName = "percent",
    };

    private static readonly Option<bool> All = new("--all")
    {
        Description = "All of core/ and functions/, not the receiving code alone.",
    };

    private static readonly Option<string?> Markdown = MarkdownReport.CreateOption(DefaultReport);

    internal static Command Create()
    {
        var command = new Command(
            "cover",
            "Run the unit tests with coverage of the receiving code; fails below the threshold and lists what no test "
            + $"runs. Example: ./bridge cover --markdown {DefaultReport}")
        {
            Threshold, All, Markdown,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        await NodeModules.InstallAsync(
            RepositoryRoot.Combine("tests", "witness"), "the witnesses", Console.Error.WriteLine, cancellationToken);
        var run = await CoverageRun.RunAsync(cancellationToken);

        var filter = ReceivingCode.Filter(parsed.GetValue(All) ? ReceivingCode.Everything : ReceivingCode.Globs);
        var files = new CoberturaReader(RepositoryRoot.Path).Read(run.Report, filter);
        var result = new CoverageResult(files, parsed.GetValue(Threshold));
        Show(result);
        if (!run.TestsPassed)
        {
            await Console.Error.WriteLineAsync("Tests failed, so these figures prove nothing; no report is written.");
            return ExitCodes.Failure;
        }

        await Report(result, parsed.GetValue(All)).WriteAsync(parsed.GetValue(Markdown), cancellationToken);
        return result.IsEnough ? ExitCodes.Success : ExitCodes.Failure;
    }

    private static void Show(CoverageResult result)
    {
        var console = Consoles.For(outputIsForMachines: false);
        console.Write(result.ToTable().ToTerminal());
        foreach (var gap in result.Files.SelectMany(file => file.Gaps)) Console.WriteLine(gap);
        console.WriteLine(result.Verdict);
    }

    private static MarkdownReport Report(CoverageResult result, bool all) =>
        new MarkdownReport(
            all ? "Coverage of the product" : "Coverage of the receiving code",
            all ? "./bridge cover --all" : "./bridge cover", TimeProvider.System)
        .Add(result.Verdict)
        .Add(result.ToTable().ToMarkdown())
        .AddList("What no test runs", result.Files.SelectMany(file => file.Gaps));
}
