using System.Security.Cryptography;
using Azure.Storage.Blobs;
using Bridge.EndToEnd.Running;

namespace Bridge.EndToEnd;

/// <summary>The commands on ledger and claim checks against a running installation.</summary>
public sealed class StorageTests(BridgeUp up) : IClassFixture<BridgeUp>
{
    private const int NothingMatched = 5;

    private static readonly string Old = $"2020-01-01/{Convert.ToHexStringLower(SHA256.HashData("{}"u8))}.json";

    [Fact]
    public async Task Trace_IdThatNobodyHasSeen_SaysWhereElseToLook()
    {
        var trace = await RunAsync("trace", "4f1c2b");

        Assert.Equal((NothingMatched, ""), (trace.ExitCode, trace.Output));
        Assert.Contains("knows nothing under '4f1c2b'", trace.Errors, StringComparison.Ordinal);
        Assert.Contains("bridge dlq list", trace.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Claims_OneIsOld_IsShownByADryRunAndDeletedByYes()
    {
        var container = new BlobContainerClient(up.Text("storage", "connectionString"), "truv-events");
        await container.UploadBlobAsync(Old, BinaryData.FromString("{}"), TestContext.Current.CancellationToken);

        var list = await RunAsync("claims", "list", "--older-than", "30d");
        var dry = await RunAsync("claims", "clean", "--older-than", "30d");
        var clean = await RunAsync("claims", "clean", "--older-than", "30d", "--yes");
        var again = await RunAsync("claims", "clean", "--older-than", "30d", "--yes");

        Assert.All([list, dry, clean], run => Assert.Contains(Old, run.Output, StringComparison.Ordinal));
        Assert.Contains("1 claim checks of 2 bytes would be deleted", dry.Errors, StringComparison.Ordinal);
        Assert.Contains("1 claim checks of 2 bytes deleted", clean.Errors, StringComparison.Ordinal);
        Assert.Equal(NothingMatched, again.ExitCode);
        Assert.Contains("--older-than", (await RunAsync("claims", "clean")).Errors, StringComparison.Ordinal);
    }

    private Task<Tool> RunAsync(params string[] arguments)
    {
        string[] data = ["--data", Path.GetDirectoryName(up.UpFile)!];
        return Tool.RunAsync("dotnet", [BridgeUp.Command, .. arguments, .. data]);
    }
}
