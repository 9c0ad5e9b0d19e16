using System.Security.Cryptography.X509Certificates;
using Bridge.Core.Truv;
using Bridge.Functions.Settings;
using Bridge.Functions.Truv;
using Bridge.Functions.Vault;
using Bridge.Local.Pki;
using Bridge.Tests.Core.Truv;

namespace Bridge.Tests.Functions.Truv;

/// <summary>The app's connection pool against the simulated mTLS API.</summary>
public sealed class TruvConnectionTests : SimulatedApiTests
{
    [Fact]
    public async Task Get_OurCertificateAndSecret_IsFound()
    {
        var answer = await GetAsync(Pki.ApiClient, "sandbox-1");

        Assert.Equal(TruvOutcome.Found, answer.Outcome);
        Assert.Equal("abc", answer.Resource!.Value.GetProperty("id").GetString());
    }

    [Fact]
    public async Task Get_AnotherSecret_IsUnauthorized() =>
        Assert.Equal(TruvOutcome.Unauthorized, (await GetAsync(Pki.ApiClient, "sandbox-2")).Outcome);

    // .NET's own server closes the connection without saying why, which is indistinguishable from a broken one.
    [Fact]
    public async Task Get_RefusedWithoutAnAlert_IsUnavailable() =>
        Assert.Equal(TruvOutcome.Unavailable, (await GetAsync(Pki.WebhookSender, "sandbox-1")).Outcome);

    [Theory]
    [InlineData("-tls1_2")]
    [InlineData("-tls1_3")]
    public async Task Get_RefusedWithAnAlertByOpenssl_IsUnauthorized(string version)
    {
        using var server = OpensslServer.Start(Pki, version);

        var refused = await GetAsync(Pki.WebhookSender, "sandbox-1", root: server.Url);
        var welcome = await GetAsync(Pki.ApiClient, "sandbox-1", root: server.Url);

        Assert.Equal(TruvOutcome.Unauthorized, refused.Outcome);
        Assert.NotEqual(TruvOutcome.Unauthorized, welcome.Outcome);
    }

    [Fact]
    public async Task Get_ServerOfAnotherAuthority_IsUnauthorized() => Assert.Equal(
        TruvOutcome.Unauthorized, (await GetAsync(Pki.ApiClient, "sandbox-1", Pki.PlatformCaFile)).Outcome);

    [Fact]
    public async Task Get_ServerIsGone_IsUnavailable()
    {
        await Api.DisposeAsync();

        Assert.Equal(TruvOutcome.Unavailable, (await GetAsync(Pki.ApiClient, "sandbox-1")).Outcome);
    }

    private async Task<TruvAnswer> GetAsync(PemFiles certificate, string secret, string? caFile = null, Uri? root = null)
    {
        using var client = X509Certificate2.CreateFromPemFile(certificate.CertificateFile, certificate.KeyFile);
        using var handler = TruvConnection.Handler(
            new TruvOptions { CaFile = caFile ?? Pki.ApiCaFile }, new ClientCertificate("api", "", client));
        using var pipeline = new TruvPipeline(handler, root: root ?? Api.Url, secret: secret);
        return await pipeline.GetAsync("/v1/links/abc/");
    }
}
