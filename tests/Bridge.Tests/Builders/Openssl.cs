using System.Diagnostics;

namespace Bridge.Tests.Builders;

/// <summary>openssl as an outside witness.</summary>
internal static class Openssl
{
    /// <summary>Runs it and gives back all that it says, standard error after standard output.</summary>
    public static async Task<(int ExitCode, string Text)> RunAsync(string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo("openssl", arguments)
        {
            WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var token = TestContext.Current.CancellationToken;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(token), process.StandardError.ReadToEndAsync(token));
        await process.WaitForExitAsync(token);
        return (process.ExitCode, await output + await errors);
    }

    /// <summary>Runs it, and it has to succeed.</summary>
    public static async Task<string> SayAsync(string folder, params string[] arguments)
    {
        var (exitCode, text) = await RunAsync(folder, arguments);
        Assert.True(exitCode == 0, text);
        return text;
    }
}
