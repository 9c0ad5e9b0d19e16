namespace Bridge.EndToEnd.BadInput;

/// <summary>Callers that do not hold the certificate they should; everything else about their requests is genuine.</summary>
[Collection(typeof(EndpointCollection))]
public sealed class CertificateTests(Endpoint endpoint)
{
    private readonly Sender _sender = endpoint.Sender;
    private readonly Openssl _openssl = endpoint.Openssl;

    [Fact]
    public async Task Caller_WithoutACertificate_IsRefusedByThePlatform()
    {
        var outcome = await _sender.SendAsync(Attempt.Genuine() with { Certificate = Pair.None });

        Assert.Equal(Outcome.RefusedByThePlatform(403), outcome);
    }

    [Fact]
    public async Task Caller_SelfSignedWithTheRightName_IsUntrusted() =>
        Assert.Equal(Outcome.Refused(401, "BRG114"), await SendAsync(await _openssl.SelfSignedAsync()));

    [Fact]
    public async Task Caller_OfAnotherAuthorityWithTheSameName_IsUntrusted()
    {
        var leaf = await _openssl.IssueAsync("client", authority: await _openssl.NamesakeAsync());

        Assert.Equal(Outcome.Refused(401, "BRG114"), await SendAsync(leaf));
    }

    // The counterpart of all below: openssl's certificates pass when nothing is wrong with them.
    [Fact]
    public async Task Caller_IssuedByOurAuthority_IsAccepted() =>
        Assert.Equal(Outcome.Accepted, await SendAsync(await _openssl.IssueAsync("client")));

    [Theory]
    [InlineData("server", 30, "BRG118")]
    [InlineData("othername", 30, "BRG118")]
    [InlineData("wildcard", 30, "BRG118")]
    [InlineData("authority", 30, "BRG118")]
    [InlineData("client", -1, "BRG113")]
    public async Task Caller_IssuedByOurAuthorityButUnfit_IsRefused(string profile, int days, string verdict) =>
        Assert.Equal(Outcome.Refused(401, verdict), await SendAsync(await _openssl.IssueAsync(profile, days)));

    [Fact]
    public async Task Caller_OnTheListOfTheRevoked_IsRefused()
    {
        var revoked = await _openssl.IssueAsync("client", serial: RevokingAuthority.RevokedSerial);

        Assert.Equal(Outcome.Refused(401, "BRG116"), await SendAsync(revoked));
    }

    [Fact]
    public async Task Caller_WithTheAuthorityItself_IsRefused() =>
        Assert.Equal(Outcome.Refused(401, "BRG118"), await SendAsync(_openssl.Authority));

    [Fact]
    public async Task Caller_WhoForgesTheForwardedCertificate_IsJudgedByTheOneItHolds()
    {
        var up = endpoint.Up;
        var forged = await Base64OfAsync(up.Text("truvSender", "certFile"));

        var outcome = await _sender.SendAsync(Attempt.Genuine() with
        {
            Certificate = new Pair(up.Text("truvApi", "clientCertFile"), up.Text("truvApi", "clientKeyFile")),
            Options = ["--header", $"X-ARR-ClientCert: {forged}", "--header", $"x-arr-clientcert: {forged}"],
        });

        Assert.Equal(Outcome.Refused(401, "BRG114"), outcome);
    }

    [Fact]
    public async Task Caller_WhoAddsAForwardedCertificateOfTwentyKilobytes_IsJudgedByTheOneItHolds()
    {
        var outcome = await _sender.SendAsync(
            Attempt.Genuine() with { Options = ["--header", $"X-ARR-ClientCert: {new string('M', 20_000)}"] });

        Assert.Equal(Outcome.Accepted, outcome);
    }

    private Task<Outcome> SendAsync(Pair certificate) =>
        _sender.SendAsync(Attempt.Genuine() with { Certificate = certificate });

    private static async Task<string> Base64OfAsync(string file) =>
        (await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken)).Split("-----")[2].ReplaceLineEndings("");
}
