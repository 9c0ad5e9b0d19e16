using System.Security.Cryptography.X509Certificates;
using Bridge.Core.Truv;
using Bridge.Functions.Settings;
using Bridge.Functions.Truv;
using Bridge.Functions.Vault;
using Bridge.Local.Pki;
using Microsoft.Extensions.Options;
using Simulated = global::Bridge.Local.Truv.TruvApi;

namespace Bridge.Tests.Functions.Truv;

/// <summary>The pre-flight against the simulated API and against openssl.</summary>
public sealed class ApiHandshakeTests : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("bridge-handshake-").FullName;
    private readonly LocalPki _pki;
    private Simulated? _api;

    public ApiHandshakeTests() => _pki = LocalPki.LoadOrCreate(_folder, TimeProvider.System);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

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
    public async Task Try_OurCertificate_Passes() =>
        Assert.Equal(PreflightOutcome.Passed, await TryAsync(_pki.ApiClient, _api!.Url));

    [Fact]
    public async Task Try_WrongSecret_IsRefused() =>
        Assert.Equal(PreflightOutcome.Refused, await TryAsync(_pki.ApiClient, _api!.Url, "sandbox-2"));

    [Theory]
    [InlineData("-tls1_2")]
    [InlineData("-tls1_3")]
    public async Task Try_CertificateOfAnotherAuthority_IsRefusedByOpenssl(string version)
    {
        using var server = OpensslServer.Start(_pki, version);

        Assert.Equal(PreflightOutcome.Refused, await TryAsync(_pki.WebhookSender, server.Url));
        Assert.Equal(PreflightOutcome.Passed, await TryAsync(_pki.ApiClient, server.Url));
    }

    [Theory]
    [InlineData(429, PreflightOutcome.Passed)]
    [InlineData(404, PreflightOutcome.Passed)]
    [InlineData(400, PreflightOutcome.Refused)]
    [InlineData(403, PreflightOutcome.Refused)]
    [InlineData(503, PreflightOutcome.Unreachable)]
    public async Task Try_Status_SaysWhetherTheCertificateGotThrough(int status, PreflightOutcome outcome)
    {
        await using var server = await TruvServer.StartAsync((context, _) => TruvServer.JsonAsync(context, status, "{}"));

        Assert.Equal(outcome, await TryAsync(_pki.ApiClient, server.Url));
    }

    [Fact]
    public async Task Try_HostIsGone_IsUnreachable()
    {
        await _api!.DisposeAsync();

        Assert.Equal(PreflightOutcome.Unreachable, await TryAsync(_pki.ApiClient, _api.Url));
    }

    private async Task<PreflightOutcome> TryAsync(PemFiles files, Uri host, string secret = "sandbox-1")
    {
        using var certificate = new ClientCertificate(
            "api", "1", X509Certificate2.CreateFromPemFile(files.CertificateFile, files.KeyFile));
        var options = new TruvOptions { BaseAddress = host, CaFile = _pki.ApiCaFile };
        return await new ApiHandshake(Options.Create(options), TimeProvider.System).TryAsync(
            certificate, new TruvCredentials("client", secret), Token);
    }
}
