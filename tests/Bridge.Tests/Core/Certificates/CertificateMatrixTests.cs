using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Bridge.Core.Certificates;
using Bridge.Tests.Builders;

namespace Bridge.Tests.Core.Certificates;

/// <summary>One genuine certificate, and every way in which one can fall short of it, under an issued rule.</summary>
public sealed class CertificateMatrixTests
{
    private static readonly DateTimeOffset Now = TestAuthority.Now;

    private readonly TestCertificate _root = CertificateBuilder.Root();

    public static TheoryData<string, string> Refusals => new()
    {
        { "expired", "BRG113" },
        { "not yet valid", "BRG113" },
        { "other authority of the same name", "BRG114" },
        { "other authority", "BRG114" },
        { "self-signed with the right name", "BRG114" },
        { "self-signed with the authority's name", "BRG114" },
        { "marked for servers only", "BRG118" },
        { "without extended usage", "BRG118" },
        { "key may not sign", "BRG118" },
        { "authority as leaf", "BRG118" },
        { "may sign certificates", "BRG118" },
        { "the root itself", "BRG118" },
        { "other name", "BRG118" },
        { "longer name", "BRG118" },
        { "wildcard name", "BRG118" },
        { "name with NUL", "BRG118" },
        { "right name beside one with NUL", "BRG118" },
        { "name with trailing dot", "BRG118" },
        { "right common name without alternative name", "BRG118" },
        { "repeated alternative names", "BRG118" },
        { "broken alternative names", "BRG118" },
        { "unknown critical extension", "BRG118" },
        { "SHA-1", "BRG115" },
        { "RSA-PSS with SHA-1", "BRG115" },
    };

    [Fact]
    public void Issued_Genuine_IsAcceptedWithEvidence()
    {
        var leaf = new CertificateBuilder().SignedBy(_root);
        var check = Check();

        Assert.Equal("BRG100", check.Judge(leaf));
        Assert.Equal((leaf.Fingerprint, "issued"), (check.Evidence.CertificateSha256, check.Evidence.TrustRule));
    }

    [Theory]
    [MemberData(nameof(Refusals))]
    public void Issued_OneThingWrong_IsRefusedForThatReasonWithItsFingerprint(string wrong, string code)
    {
        var leaf = Wrong(wrong);
        var check = Check();

        Assert.Equal(code, check.Judge(leaf));
        Assert.Equal((leaf.Fingerprint, null), (check.Evidence.CertificateSha256, check.Evidence.TrustRule));
    }

    [Theory]
    [MemberData(nameof(Refusals))]
    public async Task Issued_OneThingWrong_ReachesNoQueueWhateverElseIsGenuine(string wrong, string code)
    {
        var rule = new IssuedTrustRule("issued", new ExpectedSubject(CertificateBuilder.DnsName), [_root.Certificate]);
        var fixture = new ReceiverFixture(policy => policy with { TrustRules = [rule] });

        var verdict = await fixture.ReceiveAsync(WebhookBuilder.Genuine(Wrong(wrong).Certificate));

        Assert.Equal((code, 401), (verdict.Code, verdict.StatusCode));
        Assert.Empty(fixture.Queue.Received);
        Assert.Empty(fixture.Queue.Quarantined);
    }

    [Theory]
    [InlineData("MTLS-Sandbox.truv.COM")]
    [InlineData(CertificateBuilder.DnsName, "other.truv.com")]
    [InlineData("*.truv.com", CertificateBuilder.DnsName)]
    public void Issued_RightNameInOtherCaseOrCompany_IsAccepted(params string[] names)
    {
        Assert.Equal("BRG100", Check().Judge(new CertificateBuilder().Dns(names).SignedBy(_root)));
    }

    [Theory]
    [InlineData("SHA256")]
    [InlineData("SHA384")]
    [InlineData("SHA512")]
    public void Issued_RsaPss_IsAccepted(string hash)
    {
        var root = new CertificateBuilder().Authority("CN=RSA Root").Key(TestKeys.Rsa2048).SelfSigned();
        var leaf = new CertificateBuilder().Hash(new(hash)).Padding(RSASignaturePadding.Pss).SignedBy(root);

        Assert.Equal("BRG100", Check(root).Judge(leaf));
    }

    [Fact]
    public void Issued_UsageNotRequired_AcceptsACertificateWithoutAny()
    {
        var rule = new IssuedTrustRule(
            "issued", new(CertificateBuilder.DnsName), [_root.Certificate], requireClientUsage: false);

        Assert.Equal("BRG100", new CheckFixture(rule).Judge(new CertificateBuilder().Usages().SignedBy(_root)));
        Assert.Equal("BRG118", new CheckFixture(rule).Judge(new CertificateBuilder().AsAuthority().SignedBy(_root)));
    }

    [Theory]
    [InlineData("CN=truv", "BRG100")]
    [InlineData("CN=truv,O=Truv Inc", "BRG100")]
    [InlineData("CN=Truv", "BRG118")]
    [InlineData("CN=truv,CN=other", "BRG118")]
    [InlineData("O=truv", "BRG118")]
    public void Issued_CommonName_HasToBeTheOnlyOneAndExact(string subject, string code)
    {
        var leaf = new CertificateBuilder().Subject(subject).Dns("unrelated.example").SignedBy(_root);

        Assert.Equal(code, Check(expected: new ExpectedSubject(null, "truv")).Judge(leaf));
    }

    [Fact]
    public void Issued_CertificateWithoutExpiry_IsAcceptedInTheLastYearOfAll()
    {
        var leaf = new CertificateBuilder().ValidTo(new DateTimeOffset(9999, 12, 31, 23, 59, 59, TimeSpan.Zero)).SignedBy(_root);

        Assert.Equal("BRG100", Check().Judge(leaf));
    }

    [Fact]
    public void Issued_SeveralCertificatesInOneValue_AreMalformed()
    {
        var collection = new X509Certificate2Collection(new CertificateBuilder().SignedBy(_root).Certificate);

        Assert.Equal("BRG112", Check().Judge(Convert.ToBase64String(collection.Export(X509ContentType.Pkcs7)!)));
        Assert.Equal("BRG112", Check().Judge(Convert.ToBase64String(
            System.Text.Encoding.ASCII.GetBytes(collection[0].ExportCertificatePem()))));
    }

    [Fact]
    public void Rule_WithoutAnyName_CannotBeMade()
    {
        Assert.Throws<ArgumentException>(() => new IssuedTrustRule("r", new ExpectedSubject(null), [_root.Certificate]));
        Assert.Throws<ArgumentException>(() => new IssuedTrustRule("r", (ExpectedSubject)null!, [_root.Certificate]));
    }

    [Fact]
    public void Issued_CommonNameAndDnsNameExpected_HasToCarryBoth()
    {
        var both = new ExpectedSubject(CertificateBuilder.DnsName, "truv");

        Assert.Equal("BRG100", Check(expected: both).Judge(new CertificateBuilder().Subject("CN=truv").SignedBy(_root)));
        Assert.Equal("BRG118", Check(expected: both).Judge(new CertificateBuilder().SignedBy(_root)));
        Assert.Equal("BRG118", Check(expected: both).Judge(new CertificateBuilder().Subject("CN=truv").Dns("a").SignedBy(_root)));
    }

    private CheckFixture Check(TestCertificate? root = null, ExpectedSubject? expected = null) => new(new IssuedTrustRule(
        "issued", expected ?? new ExpectedSubject(CertificateBuilder.DnsName), [(root ?? _root).Certificate]));

    private TestCertificate Wrong(string wrong)
    {
        var leaf = new CertificateBuilder();
        return wrong switch
        {
            "expired" => leaf.ValidTo(Now.AddSeconds(-1)).SignedBy(_root),
            "not yet valid" => leaf.ValidFrom(Now.AddSeconds(1)).SignedBy(_root),
            "other authority of the same name" => leaf.SignedBy(CertificateBuilder.Root()),
            "other authority" => leaf.SignedBy(CertificateBuilder.Root("CN=Another Root")),
            "self-signed with the right name" => leaf.SelfSigned(),
            "self-signed with the authority's name" => leaf.Subject(_root.Certificate.Subject).SelfSigned(),
            "marked for servers only" => leaf.Usages(CertificateBuilder.ServerUsage).SignedBy(_root),
            "without extended usage" => leaf.Usages().SignedBy(_root),
            "key may not sign" => leaf.KeyUsage(X509KeyUsageFlags.KeyEncipherment).SignedBy(_root),
            "authority as leaf" => leaf.AsAuthority().SignedBy(_root),
            "may sign certificates" => leaf
                .KeyUsage(X509KeyUsageFlags.DigitalSignature | X509KeyUsageFlags.KeyCertSign).SignedBy(_root),
            "the root itself" => _root,
            "other name" => leaf.Dns("other.truv.com").SignedBy(_root),
            "longer name" => leaf.Dns(CertificateBuilder.DnsName + ".evil.example").SignedBy(_root),
            "wildcard name" => leaf.Dns("*.truv.com").SignedBy(_root),
            "name with NUL" => leaf.Dns(CertificateBuilder.DnsName + "\0.evil.example").SignedBy(_root),
            "right name beside one with NUL" => leaf
                .Dns(CertificateBuilder.DnsName, CertificateBuilder.DnsName + "\0.evil.example").SignedBy(_root),
            "name with trailing dot" => leaf.Dns(CertificateBuilder.DnsName + ".").SignedBy(_root),
            "right common name without alternative name" => leaf.Dns().SignedBy(_root),
            "repeated alternative names" => HandMade.Patch( // issuerAltName becomes a second subjectAltName
                leaf.With(new X509Extension("2.5.29.18", Names().RawData, critical: false)).SignedBy(_root), _root,
                "0603551D12", "0603551D11"),
            "broken alternative names" => leaf
                .Dns().With(new X509Extension("2.5.29.17", [0x30, 0x03, 0x82, 0x01, 0xFF], false)).SignedBy(_root),
            "unknown critical extension" => leaf.With(new X509Extension("1.2.3.4", [5, 0], critical: true)).SignedBy(_root),
            "SHA-1" => leaf.Hash(HashAlgorithmName.SHA1).SignedBy(Rsa()),
            "RSA-PSS with SHA-1" => leaf
                .Hash(HashAlgorithmName.SHA1).Padding(RSASignaturePadding.Pss).SignedBy(Rsa()),
            _ => throw new ArgumentOutOfRangeException(nameof(wrong), wrong, null),
        };
    }

    // An authority of the rule's name; the refusal comes before the chain is looked at.
    private static TestCertificate Rsa() =>
        new CertificateBuilder().Authority("CN=Matrix Root").Key(TestKeys.Rsa2048).SelfSigned();

    private static X509Extension Names()
    {
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(CertificateBuilder.DnsName);
        return names.Build();
    }
}
