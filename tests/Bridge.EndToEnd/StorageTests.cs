using System.Security.Cryptography;
using System.Text.Json;
using Azure.Storage.Blobs;
using Bridge.Consumer.Contract;
using Bridge.EndToEnd.Running;

namespace Bridge.EndToEnd;

/// <summary>The commands on ledger and claim checks against a running installation.</summary>
public sealed class StorageTests(BridgeUp up) : IClassFixture<BridgeUp>
{
    private const int NothingMatched = 5;

    private static readonly HttpClient Http = new();
    private static readonly EventContract Contract = new();

    private static readonly string Old = $"2020-01-01/{Convert.ToHexStringLower(SHA256.HashData("{}"u8))}.json";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Trace_IdThatNobodyHasSeen_SaysWhereElseToLook()
    {
        var trace = await RunAsync("trace", "4f1c2b");

        Assert.Equal((NothingMatched, ""), (trace.ExitCode, trace.Output));
        Assert.Contains("nor the queue of received webhooks knows '4f1c2b'", trace.Errors, StringComparison.Ordinal);
        Assert.Contains("bridge dlq list", trace.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Journey_WithManyStatements_ItsLargeEventsLieInStorageUnderTheirDigest()
    {
        var answer = await Http.PostAsync(new Uri(up.Control, "truv/journeys?borrowers=1&statements=300"), null, Token);
        var emitted = JsonElement.Parse(await answer.Content.ReadAsByteArrayAsync(Token)).GetProperty("events").GetInt32();

        var events = (await new NodeConsumer(up).TakeAsync(emitted)).Select(NodeConsumer.CloudEvent).ToArray();

        var large = events.Where(one => one.TryGetProperty("dataref", out _)).ToArray();
        Assert.NotEmpty(large);
        Assert.All(events.Except(large), one => Assert.True(one.TryGetProperty("data", out _)));
        foreach (var one in large)
        {
            var data = await FetchAsync(new Uri(one.GetProperty("dataref").GetString()!));
            Assert.Equal(one.GetProperty("datasha256").GetString(), Convert.ToHexStringLower(SHA256.HashData(data)));
            Assert.Null(Contract.ViolationOfData(JsonElement.Parse(data)));
            Assert.Equal("complete", JsonElement.Parse(data).GetProperty("enrichment").GetProperty("status").GetString());
        }
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

    private async Task<byte[]> FetchAsync(Uri blob)
    {
        var name = new BlobUriBuilder(blob);
        Assert.Equal("truv-events", name.BlobContainerName);
        var container = new BlobContainerClient(up.Text("storage", "connectionString"), name.BlobContainerName);
        return (await container.GetBlobClient(name.BlobName).DownloadContentAsync(Token)).Value.Content.ToArray();
    }

    private Task<Tool> RunAsync(params string[] arguments)
    {
        string[] data = ["--data", Path.GetDirectoryName(up.UpFile)!];
        return Tool.RunAsync("dotnet", [BridgeUp.Command, .. arguments, .. data]);
    }
}
