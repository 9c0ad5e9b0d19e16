using System.CommandLine;
using Bridge.Cli.Infra.Checking;
using Bridge.Cli.Terminal;
using Spectre.Console;

namespace Bridge.Cli.Infra;

/// <summary><c>bridge infra check</c>: the compiler's verdict, then that of every rule.</summary>
internal static class CheckCommand
{
    private const string Description =
        """
        Compile infra/ with the real Bicep compiler, work out what sandbox and production would deploy, and hold it to every rule.
        Needs no Azure.

        Examples:
          bridge infra check
          bridge infra check --json

        Exit codes: 0 all is well, 1 the compiler or a rule objects, 4 there is no compiler for this system.
        """;

    private static readonly Option<bool> Json = new("--json") { Description = "An object on standard output." };

    internal static Command Create()
    {
        var command = new Command("check", Description) { Json };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        try
        {
            var check = await InfraCheck.RunAsync(RepositoryRoot.Path, cancellationToken);
            var output = parsed.InvocationConfiguration.Output;
            if (parsed.GetValue(Json)) await output.WriteLineAsync(CheckJson.Of(check));
            else Show(Consoles.For(output), check);
            return check.Passed ? ExitCodes.Success : ExitCodes.Failure;
        }
        catch (NotStartedException e)
        {
            await parsed.InvocationConfiguration.Error.WriteLineAsync(e.Message);
            return ExitCodes.NotStarted;
        }
    }

    private static void Show(IAnsiConsole console, InfraCheck check)
    {
        foreach (var diagnostic in check.Diagnostics) console.WriteLine(diagnostic);
        if (check.Results.Count > 0) console.Write(CheckTable.Of(check));
        console.WriteLine(CheckTable.Verdict(check));
    }
}
