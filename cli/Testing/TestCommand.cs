using System.CommandLine;
using System.Diagnostics;
using Bridge.Cli.Up;

namespace Bridge.Cli.Testing;

/// <summary><c>bridge test</c>: all tests, with one last line that counts them.</summary>
internal static class TestCommand
{
    private static readonly string[] Projects = ["Bridge.Tests", "Bridge.EndToEnd"];

    private static readonly Argument<string[]> More = new("arguments")
    {
        Description = "Passed to the test programs, for example: -class '*WebhookReceiverTests'.",
    };

    internal static Command Create()
    {
        var command = new Command("test", "Run all tests; the last line counts them.") { More };
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        await NodeModules.InstallAsync(
            RepositoryRoot.Combine("tests", "witness"), "the witnesses", Console.Error.WriteLine, cancellationToken);
        var total = new TestCount(0, 0, 0);
        string[] more = [.. parsed.GetValue(More) ?? [], .. parsed.UnmatchedTokens];
        foreach (var project in Projects) total += await RunAsync(project, more, cancellationToken);
        Console.WriteLine(total);
        return total.Failed == 0 && total.Passed > 0 ? ExitCodes.Success : ExitCodes.Failure;
    }

    private static async Task<TestCount> RunAsync(string project, string[] more, CancellationToken cancellationToken)
    {
        var program = Path.Combine(OutputOf(project), project + ".dll");
        if (!File.Exists(program)) throw new NotStartedException($"{project} is not built: dotnet build, then again.");

        var start = new ProcessStartInfo("dotnet", [program, .. more]) { RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        var count = new TestCount(0, 0, 0);
        while (await process.StandardOutput.ReadLineAsync(cancellationToken) is { } line)
        {
            Console.WriteLine(line);
            count = TestCount.Parse(line) ?? count;
        }

        await process.WaitForExitAsync(cancellationToken);
        return process.ExitCode != 0 && count.Failed == 0 ? count with { Failed = 1 } : count;
    }

    // The tests are built with the same configuration as this program.
    private static string OutputOf(string project)
    {
        var own = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
        return RepositoryRoot.Combine("tests", project, "bin", own.Parent!.Name, own.Name);
    }
}
