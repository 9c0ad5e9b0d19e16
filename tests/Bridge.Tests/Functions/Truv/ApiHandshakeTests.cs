using System.Security.Cryptography.X509Certificates;
using Bridge.Core.Truv;
using Bridge.Functions.Settings;
using Bridge.Functions.Truv;
using Bridge.Functions.Vault;
using Bridge.Local.Pki;
using Microsoft.Extensions.Options;

namespace Bridge.Tests.Functions.Truv;

/// <summary>The pre-flight against the simulated API and against openssl.</summary>
public sealed class ApiHandshakeTests : SimulatedApiTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Try_OurCertificate_Passes() =>
        Assert.Equal(PreflightOutcome.Passed, await TryAsync(Pki.ApiClient, Api.Url));

    [Fact]
    public async Task Try_WrongSecret_IsRefused() =>
        Assert.Equal(PreflightOutcome.Refused, await TryAsync(Pki.ApiClient, Api.Url, "sandbox-2"));

    [Theory]
    [InlineData("-tls1_2")]
    [InlineData("-tls1_3")]
    public async Task Try_CertificateOfAnotherAuthority_IsRefusedByOpenssl(string version)
    {
        using var server = OpensslServer.Start(Pki, version);

        Assert.Equal(PreflightOutcome.Refused, await TryAsync(Pki.WebhookSender, server.Url));
        Assert.Equal(PreflightOutcome.Passed, await TryAsync(Pki.ApiClient, server.Url));
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

        Assert.Equal(outcome, await TryAsync(Pki.ApiClient, server.Url));
    }

    [Fact]
    public async Task Try_HostIsGone_IsUnreachable()
    {
        await Api.DisposeAsync();

        Assert.Equal(PreflightOutcome.Unreachable, await TryAsync(Pki.ApiClient, Api.Url));
    }

    private async Task<PreflightOutcome> TryAsync(PemFiles files, Uri host, string secret = "sandbox-1")
    {
        using var certificate = new ClientCertificate(
            "api", "1", X509Certificate2.CreateFromPemFile(files.CertificateFile, files.KeyFile));
        var options = new TruvOptions { BaseAddress = host, CaFile = Pki.ApiCaFile };
        return await new ApiHandshake(Options.Create(options), TimeProvider.System).TryAsync(
            certificate, new TruvCredentials("client", secret), Token);
    }
}
