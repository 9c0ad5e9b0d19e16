using Bridge.Cli;
using Bridge.Cli.Cert.Requests;
using Bridge.Functions.Settings;
using Bridge.Functions.Vault;
using Bridge.Tests.Builders;

namespace Bridge.Tests.Cli.Cert;

/// <summary><c>bridge cert request</c> and <c>merge</c>; openssl reads the request and signs it.</summary>
public sealed class RequestTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(VaultKeyKind.Rsa2048, "Public-Key: (2048 bit)", "sha256WithRSAEncryption")]
    [InlineData(VaultKeyKind.Rsa4096, "Public-Key: (4096 bit)", "sha256WithRSAEncryption")]
    [InlineData(VaultKeyKind.P256, "NIST CURVE: P-256", "ecdsa-with-SHA256")]
    [InlineData(VaultKeyKind.P384, "NIST CURVE: P-384", "ecdsa-with-SHA256")]
    public async Task Request_EveryKey_IsWhatTruvAsksForInTheEyesOfOpenssl(VaultKeyKind kind, string key, string algorithm)
    {
        await using var fixture = await CertFixture.StartAsync();

        Assert.Equal(ExitCodes.Success, await fixture.Requests.RunAsync(Order(fixture, kind), Token));

        var text = await Openssl.SayAsync(fixture.Folder, "req", "-in", "api.csr", "-noout", "-text", "-verify");
        Assert.Contains("self-signature verify OK", text, StringComparison.Ordinal);
        Assert.Contains(key, text, StringComparison.Ordinal);
        Assert.Contains($"Signature Algorithm: {algorithm}", text, StringComparison.Ordinal);
        var subject = await Openssl.SayAsync(fixture.Folder, "req", "-in", "api.csr", "-noout", "-subject", "-nameopt", "RFC2253");
        Assert.Equal("subject=CN=api-mtls.acme.truv.com,O=Truv Inc,L=Miami,ST=Florida,C=US", subject.Trim());
        Assert.Contains("send", fixture.Errors.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Request_Twice_WritesTheSameUnlessAskedAnew()
    {
        await using var fixture = await CertFixture.StartAsync();
        await fixture.Requests.RunAsync(Order(fixture), Token);
        var first = await File.ReadAllTextAsync(fixture.PathOf("api.csr"), Token);

        await fixture.Requests.RunAsync(Order(fixture), Token);
        Assert.Equal(first, await File.ReadAllTextAsync(fixture.PathOf("api.csr"), Token));

        await fixture.Requests.RunAsync(Order(fixture) with { Anew = true }, Token);
        Assert.NotEqual(first, await File.ReadAllTextAsync(fixture.PathOf("api.csr"), Token));
    }

    [Fact]
    public async Task Request_OtherEnvironmentOrOddNameOrOtherPendingSubject_IsRefused()
    {
        await using var fixture = await CertFixture.StartAsync();

        Assert.Equal(ExitCodes.Failure, await fixture.Requests.RunAsync(
            Order(fixture) with { Environment = TruvEnvironment.Production }, Token));
        Assert.Equal(ExitCodes.Failure, await fixture.Requests.RunAsync(Order(fixture) with { Name = "acme.evil" }, Token));
        await fixture.Requests.RunAsync(Order(fixture), Token);
        Assert.Equal(ExitCodes.Failure, await fixture.Requests.RunAsync(Order(fixture) with { Name = "other" }, Token));

        var errors = fixture.Errors.ToString();
        Assert.Contains("serves Sandbox", errors, StringComparison.Ordinal);
        Assert.Contains("no label of a DNS name", errors, StringComparison.Ordinal);
        Assert.Contains("another subject is pending", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Merge_AnswerOfOpenssl_MakesTheNewVersionWithItsChain()
    {
        await using var fixture = await CertFixture.StartAsync();
        await fixture.Requests.RunAsync(Order(fixture), Token);
        await OpensslAuthority.MakeAsync(fixture.Folder, "truv-ca");
        await OpensslAuthority.SignAsync(fixture.Folder, "truv-ca", "api.csr", "api.crt");
        // In any order, as people paste them.
        await OpensslAuthority.JoinAsync(fixture.Folder, "answer.pem", "truv-ca.crt", "api.crt");

        var exitCode = await fixture.Merges.RunAsync(fixture.PathOf("answer.pem"), "api", Token);

        Assert.True(exitCode == ExitCodes.Success, fixture.Errors.ToString());
        var secret = (await fixture.Vault.Clients.Secrets.GetSecretAsync("api", cancellationToken: Token)).Value;
        using var loaded = CertificateSecretLoader.Load("api", secret);
        Assert.Equal(PreflightOutcome.Passed, CertificatePreflight.Judge(loaded, null, TimeProvider.System.GetUtcNow()));
        Assert.Single(loaded.Others);
        Assert.Equal(secret.Properties.Version, fixture.Output.ToString().Trim().Split('\n')[^1]);
        await File.WriteAllTextAsync(fixture.PathOf("merged.pem"), loaded.Leaf.ExportCertificatePem(), Token);
        Assert.Contains("OK", await Openssl.SayAsync(
            fixture.Folder, "verify", "-CAfile", "truv-ca.crt", "-purpose", "sslclient", "merged.pem"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("other-key", "Its key is not the pending request's")]
    [InlineData("server-only", "not marked for client authentication")]
    [InlineData("authority", "It is an authority's certificate")]
    [InlineData("other-subject", "Its subject is not the one")]
    [InlineData("ended", "It has expired")]
    [InlineData("foreign", "no part in its chain")]
    [InlineData("weak", "weaker than SHA-256")]
    public async Task Merge_AnswerWithOneThingWrong_IsRefusedForIt(string flaw, string problem)
    {
        await using var fixture = await CertFixture.StartAsync();
        await fixture.Requests.RunAsync(Order(fixture), Token);
        await OpensslAuthority.MakeAsync(fixture.Folder, "truv-ca");
        await OpensslAuthority.FlawedAsync(fixture.Folder, "truv-ca", "api.csr", "answer.pem", flaw);

        Assert.Equal(ExitCodes.Failure, await fixture.Merges.RunAsync(fixture.PathOf("answer.pem"), "api", Token));

        Assert.Contains(problem, fixture.Errors.ToString(), StringComparison.Ordinal);
        Assert.NotNull(await PendingRequests.FindAsync(fixture.Vault.Clients.Certificates, "api", Token));
    }

    [Fact]
    public async Task Merge_NothingPendingOrNoCertificate_SaysWhatToDo()
    {
        await using var fixture = await CertFixture.StartAsync();
        await File.WriteAllTextAsync(fixture.PathOf("empty.pem"), "nothing", Token);

        Assert.Equal(ExitCodes.Failure, await fixture.Merges.RunAsync(fixture.PathOf("empty.pem"), "api", Token));
        Assert.Equal(ExitCodes.Failure, await fixture.Merges.RunAsync(fixture.Vault.Pki.ApiCaFile, "api", Token));

        Assert.Contains("openssl pkcs7", fixture.Errors.ToString(), StringComparison.Ordinal);
        Assert.Contains("begin with bridge cert request", fixture.Errors.ToString(), StringComparison.Ordinal);
    }

    private static RequestOrder Order(CertFixture fixture, VaultKeyKind kind = VaultKeyKind.P256) =>
        new("acme", TruvEnvironment.Sandbox, kind, null, fixture.PathOf("api.csr"), Anew: false);
}
