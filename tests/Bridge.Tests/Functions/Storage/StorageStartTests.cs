using System.Net;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Bridge.Core.Claims;
using Bridge.Core.Ledger;
using Bridge.Functions;
using Bridge.Functions.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Bridge.Tests.Functions.Storage;

public sealed class StorageStartTests(AzuriteFixture azurite) : IDisposable
{
    private readonly RecordedTelemetry _recorded = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _recorded.Dispose();

    [Fact]
    public async Task Start_NothingThere_MakesTableAndContainerAndLeavesThemTheNextTime()
    {
        var clients = await ClientsAsync();

        await StartAsync(clients);
        await clients.Claims.UploadBlobAsync("kept", BinaryData.FromString("x"), Token);
        await StartAsync(clients);

        Assert.Equal(0, await clients.Ledger.QueryAsync<TableEntity>(cancellationToken: Token).CountAsync(Token));
        Assert.True(await clients.Claims.GetBlobClient("kept").ExistsAsync(Token));
        Assert.Empty(_recorded.Log.Entries);
    }

    [Fact]
    public async Task Start_MayNotMakeThemButTheyAreThere_Starts()
    {
        await StartAsync(await ClientsAsync());
        using var http = new HttpClient(new RefuseToMake());

        await StartAsync(await ClientsAsync(http, sameNames: true));

        Assert.Empty(_recorded.Log.Entries);
    }

    [Fact]
    public async Task Start_MayNotMakeThemAndTheyAreMissing_IsRefusedWithTheRemedy()
    {
        using var http = new HttpClient(new RefuseToMake());
        var clients = await ClientsAsync(http);

        var refusal = await Assert.ThrowsAsync<LedgerException>(() => StartAsync(clients));

        Assert.Contains($"table {clients.Ledger.Name}", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("role Storage Table Data Contributor", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_MayDoNothing_IsRefusedWithTheRole()
    {
        using var http = new HttpClient(new RefuseAll());

        var refusal = await Assert.ThrowsAsync<LedgerException>(async () => await StartAsync(await ClientsAsync(http)));

        Assert.Contains("role Storage Table Data Contributor", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_AccountDoesNotAnswer_StartsAndSaysSo()
    {
        using var http = new HttpClient(new NoRoute());

        await StartAsync(await ClientsAsync(http));

        Assert.Equal(2, _recorded.Log.Entries.Count);
        Assert.All(_recorded.Log.Entries, entry => Assert.Contains("cannot be reached", entry.Message, StringComparison.Ordinal));
    }

    [Fact]
    public async Task App_ByItsSettings_RecordsAndFindsAndStores()
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Storage"] = await azurite.ConnectionStringAsync(), ["Storage:LedgerTable"] = azurite.Name(),
            ["Storage:ClaimContainer"] = azurite.Name(), ["Storage:ClaimCheckThresholdBytes"] = "2048",
            ["KeyVault:Uri"] = "https://localhost/",
        });
        builder.AddBridge();
        await using var services = builder.Services.BuildServiceProvider();
        await new StorageStart(services.GetRequiredService<StorageClients>, _recorded.Telemetry).StartingAsync(Token);

        await services.GetRequiredService<ILedger>().RecordAsync(new LedgerEntry("event-1"), Token);

        Assert.Single(await services.GetRequiredService<ILedger>().FindAsync(["event-1"], Token));
        Assert.NotNull(await services.GetRequiredService<IClaimChecks>().StoreAsync("{}"u8.ToArray(), Token));
        Assert.Equal(1, await services.GetRequiredService<ClaimCleanup>().FindAsync(null, Token).CountAsync(Token));
        Assert.Equal(2048, services.GetRequiredService<ClaimCheckLimits>().ThresholdBytes);
        Assert.True((await services.GetRequiredService<ILedgerPurge>().RunAsync(Token)).IsComplete);
    }

    private Task StartAsync(StorageClients clients) =>
        new StorageStart(() => clients, _recorded.Telemetry).StartingAsync(Token);

    private string _name = "";

    private async Task<StorageClients> ClientsAsync(HttpClient? http = null, bool sameNames = false)
    {
        if (!sameNames) _name = azurite.Name();
        var connection = await azurite.ConnectionStringAsync();
        return new StorageClients(
            new TableClient(connection, _name, With(new TableClientOptions(), http)),
            new BlobContainerClient(connection, _name, With(new BlobClientOptions(), http)));
    }

    private static T With<T>(T options, HttpClient? http)
        where T : ClientOptions
    {
        options.Retry.MaxRetries = 0;
        if (http is not null) options.Transport = new HttpClientTransport(http);
        return options;
    }

    private sealed class RefuseToMake() : DelegatingHandler(new SocketsHttpHandler())
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            request.Method == HttpMethod.Get || request.Method == HttpMethod.Head
                ? base.SendAsync(request, cancellationToken)
                : Task.FromResult(Refusal());
    }

    private sealed class RefuseAll : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(Refusal());
    }

    private sealed class NoRoute : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            throw new HttpRequestException("no route");
    }

    private static HttpResponseMessage Refusal() => new(HttpStatusCode.Forbidden)
    {
        Headers = { { "x-ms-error-code", "AuthorizationPermissionMismatch" } },
    };
}
