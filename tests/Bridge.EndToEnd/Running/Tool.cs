using System.Diagnostics;

namespace Bridge.EndToEnd.Running;

/// <summary>An outside program run to its end.</summary>
/// <param name="ExitCode">Its exit code.</param>
/// <param name="Output">All of its standard output.</param>
/// <param name="Errors">All of its standard error.</param>
internal sealed record Tool(int ExitCode, string Output, string Errors)
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(3);

    public string[] Lines => Output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    public static Task<Tool> RunAsync(string program, params string[] arguments) => RunInAsync(null, program, arguments);

    public static Task<Tool> RunInAsync(string? folder, string program, params string[] arguments) =>
        RunAsync(new ProcessStartInfo(program, arguments) { WorkingDirectory = folder ?? AppContext.BaseDirectory });

    /// <summary>Runs the bridge's command with one more environment variable.</summary>
    public static Task<Tool> RunBridgeAsync((string Name, string Value) variable, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [BridgeUp.Command, .. arguments]) { WorkingDirectory = Repository.Root };
        start.Environment[variable.Name] = variable.Value;
        return RunAsync(start);
    }

    private static async Task<Tool> RunAsync(ProcessStartInfo start)
    {
        (start.RedirectStandardInput, start.RedirectStandardOutput, start.RedirectStandardError) = (true, true, true);
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{start.FileName} did not start.");
        process.StandardInput.Close();
        using var limit = new CancellationTokenSource(Limit);
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(limit.Token);
            var errors = process.StandardError.ReadToEndAsync(limit.Token);
            await process.WaitForExitAsync(limit.Token);
            return new Tool(process.ExitCode, await output, await errors);
        }
        finally
        {
            if (!process.HasExited) process.Kill(entireProcessTree: true);
        }
    }
}
