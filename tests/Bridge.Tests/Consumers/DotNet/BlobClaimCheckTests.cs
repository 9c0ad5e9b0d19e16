using System.Net;
using System.Security.Cryptography;
using Azure;
using Azure.Core.Pipeline;
using Azure.Storage.Blobs;
using Bridge.Consumer.Claims;

namespace Bridge.Tests.Consumers.DotNet;

public sealed class BlobClaimCheckTests
{
    private const string Container = "https://account.blob.core.windows.net/truv-events";

    private static readonly byte[] Content = "{}"u8.ToArray();
    private static readonly string Sha256 = Convert.ToHexStringLower(SHA256.HashData(Content));

    private readonly List<string> _asked = [];

    [Fact]
    public async Task Redeem_BlobWithThatHash_IsFound()
    {
        var claim = await RedeemAsync(Container + "/ab/cd", Sha256);

        Assert.Equal(ClaimOutcome.Found, claim.Outcome);
        Assert.Equal(Content, claim.Bytes.ToArray());
        Assert.All(_asked, path => Assert.Equal("/truv-events/ab/cd", path));
    }

    [Fact]
    public async Task Redeem_BlobWithAnotherHash_IsAltered()
    {
        Assert.Equal(ClaimOutcome.Altered, (await RedeemAsync(Container + "/a", new string('0', 64))).Outcome);
    }

    [Fact]
    public async Task Redeem_NoBlob_IsMissing()
    {
        Assert.Equal(ClaimOutcome.Missing, (await RedeemAsync(Container + "/a", Sha256, HttpStatusCode.NotFound)).Outcome);
    }

    [Fact]
    public async Task Redeem_BlobLargerThanTheLimit_IsTooLarge()
    {
        Assert.Equal(ClaimOutcome.TooLarge, (await RedeemAsync(Container + "/a", Sha256, maxBytes: 1)).Outcome);
        Assert.Equal(ClaimOutcome.Found, (await RedeemAsync(Container + "/a", Sha256, maxBytes: 2)).Outcome);
    }

    [Fact]
    public async Task Redeem_StorageIsAway_IsThrown()
    {
        await Assert.ThrowsAsync<RequestFailedException>(() => RedeemAsync(Container + "/a", Sha256, HttpStatusCode.Forbidden));
    }

    [Theory]
    [InlineData("https://attacker.example/truv-events/a")]
    [InlineData("https://other.blob.core.windows.net/truv-events/a")]
    [InlineData("http://account.blob.core.windows.net/truv-events/a")]
    [InlineData("https://account.blob.core.windows.net:444/truv-events/a")]
    [InlineData("https://account.blob.core.windows.net/truv-events-other/a")]
    [InlineData("https://account.blob.core.windows.net/truv-events/../secret/a")]
    [InlineData("https://account.blob.core.windows.net/truv-events")]
    [InlineData("https://account.blob.core.windows.net/truv-events/a?sv=1")]
    [InlineData("https://user@account.blob.core.windows.net/truv-events/a")]
    [InlineData("file:///etc/passwd")]
    public async Task Redeem_AddressOutsideTheContainer_IsForeignAndNotAsked(string reference)
    {
        Assert.Equal(ClaimOutcome.Foreign, (await RedeemAsync(reference, Sha256)).Outcome);

        Assert.Empty(_asked);
    }

    private async Task<Claim> RedeemAsync(
        string reference, string sha256, HttpStatusCode status = HttpStatusCode.OK, int maxBytes = 1024)
    {
        using var handler = new Answering(_asked, status);
        using var http = new HttpClient(handler);
        var options = new BlobClientOptions { Transport = new HttpClientTransport(http), Retry = { MaxRetries = 0 } };
        return await new BlobClaimCheck(new BlobContainerClient(new Uri(Container), options), maxBytes)
            .RedeemAsync(new Uri(reference), sha256, TestContext.Current.CancellationToken);
    }

    private sealed class Answering(List<string> asked, HttpStatusCode status) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            asked.Add(request.RequestUri!.AbsolutePath);
            var content = new ByteArrayContent(Content) { Headers = { ContentLength = Content.Length } };
            return Task.FromResult(new HttpResponseMessage(status) { Content = content, Headers = { ETag = new("\"1\"") } });
        }
    }
}
