using Spectre.Console;

namespace Bridge.Cli.Terminal;

/// <summary>Where a command talks to people.</summary>
internal static class Consoles
{
    // A log has no width; without one the console would break lines at 80 columns.
    private const int LogWidth = 240;

    /// <summary>Standard output, or standard error when standard output is for a machine.</summary>
    internal static IAnsiConsole For(bool outputIsForMachines)
    {
        var console = outputIsForMachines
            ? AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) })
            : AnsiConsole.Console;
        return Widened(console);
    }

    /// <summary>A console on a command's output; standard output unless a test says otherwise.</summary>
    internal static IAnsiConsole For(TextWriter output)
    {
        var target = new AnsiConsoleOutput(output);
        return Widened(AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = target, Ansi = target.IsTerminal ? AnsiSupport.Detect : AnsiSupport.No,
        }));
    }

    private static IAnsiConsole Widened(IAnsiConsole console)
    {
        if (!console.Profile.Out.IsTerminal) console.Profile.Width = LogWidth;
        return console;
    }
}
