using System.Diagnostics;
using System.Text.Json;

namespace Bridge.Cli.Infra.Compiling;

/// <summary>The real Bicep compiler, one process for any number of files (its JSON-RPC interface over standard streams).</summary>
internal sealed class BicepCompiler : IAsyncDisposable
{
    // Nothing is deployed: the ids only have to be well formed, and the same every time.
    private const string SubscriptionId = "00000000-0000-0000-0000-000000000001";
    private const string TenantId = "00000000-0000-0000-0000-000000000002";
    private const string Location = "eastus2";

    private readonly Process _process;
    private readonly BicepChannel _channel;

    private BicepCompiler(Process process)
    {
        _process = process;
        _channel = new BicepChannel(process.StandardInput.BaseStream, process.StandardOutput.BaseStream);
    }

    /// <summary>Starts the compiler.</summary>
    /// <exception cref="NotStartedException">There is none for this system.</exception>
    internal static BicepCompiler Start()
    {
        var start = new ProcessStartInfo(BicepTool.Locate(), ["jsonrpc", "--stdio"])
        {
            RedirectStandardInput = true, RedirectStandardOutput = true,
        };
        // What is checked are the committed files, not what one person's shell makes of them.
        foreach (var name in start.Environment.Keys.Where(IsOurs).ToArray()) start.Environment.Remove(name);
        return new BicepCompiler(Process.Start(start)!);
    }

    /// <summary>Compiles one template.</summary>
    internal async Task<CompiledBicep> CompileAsync(string file, CancellationToken cancellationToken)
    {
        var result = await _channel.CallAsync("bicep/compile", new { path = file }, cancellationToken);
        var template = result.TryGetProperty("contents", out var contents) ? contents.GetString() : null;
        return new CompiledBicep(template, Diagnostics(result));
    }

    /// <summary>Compiles a parameters file with its template.</summary>
    /// <returns>What the compiler has to say; empty when all is well.</returns>
    internal async Task<IReadOnlyList<string>> LintAsync(string parametersFile, CancellationToken cancellationToken)
    {
        var request = new { path = parametersFile, parameterOverrides = new Dictionary<string, object>() };
        return Diagnostics(await _channel.CallAsync("bicep/compileParams", request, cancellationToken));
    }

    /// <summary>Every resource that a parameters file would deploy, with all that can be known beforehand evaluated.</summary>
    internal async Task<JsonElement> SnapshotAsync(string parametersFile, CancellationToken cancellationToken)
    {
        var metadata = new
        {
            tenantId = TenantId, subscriptionId = SubscriptionId, location = Location,
            resourceGroup = (string?)null, deploymentName = (string?)null,
        };
        var request = new { path = parametersFile, metadata, externalInputs = Array.Empty<object>() };
        var result = await _channel.CallAsync("bicep/getSnapshot", request, cancellationToken);
        using var document = JsonDocument.Parse(result.GetProperty("snapshot").GetString()!);
        return document.RootElement.Clone();
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited) _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _channel.Dispose();
    }

    private static bool IsOurs(string name) => name.StartsWith("BRIDGE_", StringComparison.OrdinalIgnoreCase);

    private static IReadOnlyList<string> Diagnostics(JsonElement result) =>
    [
        .. result.GetProperty("diagnostics").EnumerateArray().Select(one =>
        {
            var line = one.GetProperty("range").GetProperty("start").GetProperty("line").GetInt32() + 1;
            var source = Path.GetFileName(one.GetProperty("source").GetString());
            return $"{source}({line}): {one.GetProperty("level")} {one.GetProperty("code")}: {one.GetProperty("message")}";
        }),
    ];
}
