using Spectre.Console;

namespace Bridge.Cli.Terminal;

/// <summary>Where a command talks to people.</summary>
internal static class Consoles
{
    /// <summary>Standard output, or standard error when standard output is for a machine.</summary>
    internal static IAnsiConsole For(bool outputIsForMachines) => outputIsForMachines
        ? AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) })
        : AnsiConsole.Console;
}
