using System.Diagnostics;

namespace Bridge.Cli;

/// <summary>How programs that a command has started come to their end.</summary>
internal static class ProcessEnd
{
    /// <summary>Waits for the end; whoever gives up ends the program, with all that it has started.</summary>
    /// <returns>Its exit code.</returns>
    internal static async Task<int> AwaitEndAsync(this Process process, CancellationToken cancellationToken)
    {
        try
        {
            await process.WaitForExitAsync(cancellationToken);
            return process.ExitCode;
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }

    /// <summary>Reads all that it says on its redirected standard output, until its end.</summary>
    internal static async Task<(int ExitCode, string Output)> ReadToEndAsync(this Process process, CancellationToken cancellationToken)
    {
        var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
        return (await process.AwaitEndAsync(cancellationToken), await output);
    }
}
