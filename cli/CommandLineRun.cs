using System.CommandLine;

namespace Bridge.Cli;

/// <summary>Runs a command line; what the person at the terminal can mend is said in words, and not as a crash.</summary>
internal static class CommandLineRun
{
    // What is under way when Ctrl-C comes gets time to end: the functions drain for up to 30 s.
    private static readonly TimeSpan EndingTime = TimeSpan.FromSeconds(45);

    /// <summary>Runs it.</summary>
    /// <param name="root">The commands.</param>
    /// <param name="args">What was typed.</param>
    /// <param name="output">Standard output, if not the terminal's.</param>
    /// <param name="errors">Standard error, if not the terminal's.</param>
    /// <returns>One of <see cref="ExitCodes"/>.</returns>
    internal static async Task<int> InvokeAsync(RootCommand root, string[] args, TextWriter? output = null, TextWriter? errors = null)
    {
        var invocation = new InvocationConfiguration { ProcessTerminationTimeout = EndingTime, EnableDefaultExceptionHandler = false };
        invocation.Output = output ?? invocation.Output;
        invocation.Error = errors ?? invocation.Error;
        try
        {
            return await root.Parse(args).InvokeAsync(invocation);
        }
        catch (NotStartedException e)
        {
            await invocation.Error.WriteLineAsync(e.Message);
            return ExitCodes.NotStarted;
        }
        catch (OperationCanceledException)
        {
            return ExitCodes.Failure;
        }
        catch (Exception e)
        {
            // Nobody foresaw it: whoever reports it needs all of it.
            await invocation.Error.WriteLineAsync($"This should not have happened: {e}");
            return ExitCodes.Failure;
        }
    }
}
