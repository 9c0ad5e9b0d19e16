using System.Net;
using System.Security.Cryptography;
using System.Text;
using Azure.Core.Pipeline;
using Azure.Storage.Blobs;
using Azure.Storage.Sas;
using Bridge.Consumer.Claims;
using Bridge.Core.Claims;
using Bridge.Functions.Storage;

namespace Bridge.Tests.Functions.Storage;

public sealed class BlobClaimChecksTests(AzuriteFixture azurite) : IDisposable
{
    private static readonly byte[] Data = Encoding.UTF8.GetBytes("""{"event":{},"resources":[]}""");

    private readonly RecordedTelemetry _recorded = new();
    private readonly RequestWatch _watch = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _recorded.Dispose();

    [Fact]
    public async Task Store_ThenConsumerRedeems_IsFoundAndVerified()
    {
        var container = await azurite.ContainerAsync();
        var claim = await Claims(container).StoreAsync(Data, Token);

        var redeemed = await new BlobClaimCheck(container).RedeemAsync(claim!.Location, claim.Sha256, Token);

        Assert.Equal(ClaimOutcome.Found, redeemed.Outcome);
        Assert.Equal(Data, redeemed.Bytes.ToArray());
    }

    [Fact]
    public async Task Store_ThenSomebodyAltersTheBlob_ConsumerRefusesIt()
    {
        var container = await azurite.ContainerAsync();
        var claim = await Claims(container).StoreAsync(Data, Token);
        var name = new BlobUriBuilder(claim!.Location).BlobName;
        await container.GetBlobClient(name).UploadAsync(BinaryData.FromString("{}"), overwrite: true, Token);

        Assert.Equal(
            ClaimOutcome.Altered, (await new BlobClaimCheck(container).RedeemAsync(claim.Location, claim.Sha256, Token)).Outcome);
    }

    [Fact]
    public async Task Store_IsOneConditionalRequestWithAChecksum()
    {
        var container = await WatchedAsync();
        string?[] headers = [];
        _watch.Before = request =>
        {
            headers = [.. new[] { "If-None-Match", "Content-MD5", "x-ms-blob-content-type" }
                .Select(name => request.Headers.TryGetValue(name, out var value) ? value : null)];
            return Task.CompletedTask;
        };

        await Claims(container).StoreAsync(Data, Token);

        Assert.Single(_watch.Requests);
#pragma warning disable CA5351 // The transport's checksum, not a protection.
        Assert.Equal(["*", Convert.ToBase64String(MD5.HashData(Data)), "application/json"], headers);
#pragma warning restore CA5351
        Assert.Equal(["outcome=stored"], _recorded.Measured.Of("bridge.claims.stored"));
    }

    [Fact]
    public async Task Store_AnswerGetsLost_IsStoredAllTheSame()
    {
        var container = await WatchedAsync();
        var lost = 0;
        _watch.After = _ => Interlocked.Increment(ref lost) == 1 ? throw new IOException("gone") : Task.CompletedTask;

        Assert.NotNull(await Claims(container).StoreAsync(Data, Token));

        Assert.Equal(["outcome=present"], _recorded.Measured.Of("bridge.claims.stored"));
    }

    [Fact]
    public async Task Store_StoreIsAway_IsNullAndSaysSo()
    {
        var container = await WatchedAsync();
        _watch.Before = _ => throw new IOException("no route");

        Assert.Null(await Claims(container).StoreAsync(Data, Token));

        Assert.Contains("cannot be reached", Assert.Single(_recorded.Log.Entries).Message, StringComparison.Ordinal);
        Assert.Equal(["outcome=unavailable"], _recorded.Measured.Of("bridge.claims.stored"));
    }

    [Theory]
    [InlineData(HttpStatusCode.ServiceUnavailable, "ServerBusy")]
    [InlineData(HttpStatusCode.TooManyRequests, "")]
    [InlineData(HttpStatusCode.Conflict, "ContainerBeingDeleted")]
    public async Task Store_StoreIsBusy_IsNull(HttpStatusCode status, string code) =>
        Assert.Null(await AnsweredAsync(status, code));

    [Theory]
    [InlineData(HttpStatusCode.Forbidden, "AuthorizationPermissionMismatch", "role Storage Blob Data Contributor")]
    [InlineData(HttpStatusCode.Forbidden, "AuthorizationFailure", "network rules")]
    [InlineData(HttpStatusCode.Forbidden, "AuthenticationFailed", "the key in Storage is wrong")]
    [InlineData(HttpStatusCode.Forbidden, "KeyBasedAuthenticationNotPermitted", "Storage__blobServiceUri")]
    [InlineData(HttpStatusCode.NotFound, "ContainerNotFound", "correct Storage__ClaimContainer")]
    public async Task Store_StoreRefuses_IsThrownAndLoggedWithTheRemedy(HttpStatusCode status, string code, string remedy)
    {
        var refusal = await Assert.ThrowsAsync<ClaimCheckException>(() => AnsweredAsync(status, code));

        Assert.Contains(remedy, refusal.Message, StringComparison.Ordinal);
        Assert.Contains(remedy, Assert.Single(_recorded.Log.Entries).Message, StringComparison.Ordinal);
        Assert.Equal(["outcome=refused"], _recorded.Measured.Of("bridge.claims.stored"));
    }

    [Fact]
    public async Task Store_NoContainer_IsThrown()
    {
        var container = new BlobContainerClient(await azurite.ConnectionStringAsync(), azurite.Name());

        var refusal = await Assert.ThrowsAsync<ClaimCheckException>(() => Claims(container).StoreAsync(Data, Token));

        Assert.Contains($"container {container.Name}", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Store_BySignatureInTheConnection_DoesNotHandTheSignatureOn()
    {
        var container = await azurite.ContainerAsync();
        var signed = new BlobContainerClient(container.GenerateSasUri(
            BlobContainerSasPermissions.All, TimeProvider.System.GetUtcNow().AddHours(1)));

        var claim = await Claims(signed).StoreAsync(Data, Token);

        Assert.Equal("", claim!.Location.Query);
    }

    [Fact]
    public async Task List_BlobsOfOthers_AreNeitherShownNorDeleted()
    {
        var container = await azurite.ContainerAsync();
        await container.UploadBlobAsync("notes.txt", BinaryData.FromString("mine"), Token);
        await Claims(container).StoreAsync(Data, Token);

        var listed = await new BlobStoredClaims(container).ListAsync(Token).ToListAsync(Token);

        Assert.Single(listed);
    }

    [Fact]
    public async Task List_NoContainer_SaysWhatToDo()
    {
        var container = new BlobContainerClient(await azurite.ConnectionStringAsync(), azurite.Name());

        var refusal = await Assert.ThrowsAsync<ClaimCheckException>(
            async () => await new BlobStoredClaims(container).ListAsync(Token).CountAsync(Token));

        Assert.Contains("Storage__ClaimContainer", refusal.Message, StringComparison.Ordinal);
    }

    private BlobClaimChecks Claims(BlobContainerClient container) => new(container, TimeProvider.System, _recorded.Telemetry);

    private async Task<BlobContainerClient> WatchedAsync() => new(
        await azurite.ConnectionStringAsync(), (await azurite.ContainerAsync()).Name, _watch.AddTo(new BlobClientOptions()));

    private async Task<ClaimCheck?> AnsweredAsync(HttpStatusCode status, string code)
    {
        using var handler = new Answering(status, code);
        using var http = new HttpClient(handler);
        var options = _watch.AddTo(new BlobClientOptions { Transport = new HttpClientTransport(http) });
        var container = new BlobContainerClient(new Uri("https://account.blob.core.windows.net/truv-events"), options);
        return await Claims(container).StoreAsync(Data, Token);
    }

    private sealed class Answering(HttpStatusCode status, string code) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var response = new HttpResponseMessage(status);
            if (code.Length > 0) response.Headers.Add("x-ms-error-code", code);
            return Task.FromResult(response);
        }
    }
}
