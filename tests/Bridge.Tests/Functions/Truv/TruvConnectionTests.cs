using System.Security.Cryptography.X509Certificates;
using Bridge.Core.Truv;
using Bridge.Functions.Settings;
using Bridge.Functions.Truv;
using Bridge.Functions.Vault;
using Bridge.Local.Pki;
using Bridge.Tests.Core.Truv;
using Simulated = global::Bridge.Local.Truv.TruvApi;

namespace Bridge.Tests.Functions.Truv;

/// <summary>The app's connection pool against the simulated mTLS API.</summary>
public sealed class TruvConnectionTests : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("bridge-truv-").FullName;
    private readonly LocalPki _pki;
    private Simulated? _api;

    public TruvConnectionTests() => _pki = LocalPki.LoadOrCreate(_folder, TimeProvider.System);

    public async ValueTask InitializeAsync() => _api = await Simulated.StartAsync(
        new global::Bridge.Local.Truv.TruvApiOptions
        {
            ServerCertificateFile = _pki.ApiServer.CertificateFile,
            ServerKeyFile = _pki.ApiServer.KeyFile,
            ClientCaFile = _pki.ApiCaFile,
            ClientId = "client",
            AccessSecrets = ["sandbox-1"],
        },
        TimeProvider.System,
        CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        await _api!.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Get_OurCertificateAndSecret_IsFound()
    {
        var answer = await GetAsync(_pki.ApiClient, "sandbox-1");

        Assert.Equal(TruvOutcome.Found, answer.Outcome);
        Assert.Equal("abc", answer.Resource!.Value.GetProperty("id").GetString());
    }

    [Fact]
    public async Task Get_AnotherSecret_IsUnauthorized() =>
        Assert.Equal(TruvOutcome.Unauthorized, (await GetAsync(_pki.ApiClient, "sandbox-2")).Outcome);

    // .NET's own server closes the connection without saying why, which is indistinguishable from a broken one.
    [Fact]
    public async Task Get_RefusedWithoutAnAlert_IsUnavailable() =>
        Assert.Equal(TruvOutcome.Unavailable, (await GetAsync(_pki.WebhookSender, "sandbox-1")).Outcome);

    [Theory]
    [InlineData("-tls1_2")]
    [InlineData("-tls1_3")]
    public async Task Get_RefusedWithAnAlertByOpenssl_IsUnauthorized(string version)
    {
        using var server = OpensslServer.Start(_pki, version);

        var refused = await GetAsync(_pki.WebhookSender, "sandbox-1", root: server.Url);
        var welcome = await GetAsync(_pki.ApiClient, "sandbox-1", root: server.Url);

        Assert.Equal(TruvOutcome.Unauthorized, refused.Outcome);
        Assert.NotEqual(TruvOutcome.Unauthorized, welcome.Outcome);
    }

    [Fact]
    public async Task Get_ServerOfAnotherAuthority_IsUnauthorized() => Assert.Equal(
        TruvOutcome.Unauthorized, (await GetAsync(_pki.ApiClient, "sandbox-1", _pki.PlatformCaFile)).Outcome);

    [Fact]
    public async Task Get_ServerIsGone_IsUnavailable()
    {
        await _api!.DisposeAsync();

        Assert.Equal(TruvOutcome.Unavailable, (await GetAsync(_pki.ApiClient, "sandbox-1")).Outcome);
    }

    private async Task<TruvAnswer> GetAsync(PemFiles certificate, string secret, string? caFile = null, Uri? root = null)
    {
        using var client = X509Certificate2.CreateFromPemFile(certificate.CertificateFile, certificate.KeyFile);
        using var handler = TruvConnection.Handler(
            new TruvOptions { CaFile = caFile ?? _pki.ApiCaFile }, new ClientCertificate("api", "", client));
        using var pipeline = new TruvPipeline(handler, root: root ?? _api!.Url, secret: secret);
        return await pipeline.GetAsync("/v1/links/abc/");
    }
}
