using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Bridge.Core.Certificates.Revocation;
using Bridge.Tests.Builders;
using FsCheck.Xunit;
using Org.BouncyCastle.Asn1.X509;

namespace Bridge.Tests.Core.Certificates.Revocation;

public sealed class RevocationListReaderTests
{
    private static readonly DateTimeOffset Now = TestAuthority.Now;
    private static readonly TestCertificate Root = CertificateBuilder.Root();
    private static readonly TestCertificate Leaf = new CertificateBuilder().SignedBy(Root);
    private static readonly byte[] Genuine = Root.Revoke([Leaf]);

    [Fact]
    public void Read_Der_GivesWhatItSays()
    {
        var outcome = Read(Genuine, out var list);

        Assert.Equal(RevocationListOutcome.Replaced, outcome);
        Assert.Equal((Now.AddDays(-1), Now.AddDays(6)), (list!.ThisUpdate, list.NextUpdate));
        Assert.True(list.Contains(Leaf.Certificate));
        Assert.False(list.Contains(Root.Certificate));
    }

    [Fact]
    public void Read_Pem_GivesTheSame()
    {
        var pem = Encoding.ASCII.GetBytes(new string(PemEncoding.Write("X509 CRL", Genuine)));

        Assert.Equal(RevocationListOutcome.Replaced, Read(pem, out var list));
        Assert.True(list!.Contains(Leaf.Certificate));
    }

    [Fact]
    public void Read_NothingRevoked_GivesAnEmptyList()
    {
        Assert.Equal(RevocationListOutcome.Replaced, Read(Root.Revoke([]), out var list));
        Assert.Empty(list!.SerialNumbers);
    }

    public static TheoryData<string, RevocationListOutcome> Wrong => new()
    {
        { "empty", RevocationListOutcome.Malformed },
        { "text", RevocationListOutcome.Malformed },
        { "certificate", RevocationListOutcome.Malformed },
        { "PEM of a certificate", RevocationListOutcome.Malformed },
        { "truncated", RevocationListOutcome.Malformed },
        { "trailing bytes", RevocationListOutcome.Malformed },
        { "without next update", RevocationListOutcome.Malformed },
        { "as large as may be", RevocationListOutcome.Malformed },
        { "too large", RevocationListOutcome.TooLarge },
        { "delta", RevocationListOutcome.Unsupported },
        { "critical extension of an entry", RevocationListOutcome.Unsupported },
        { "other authority", RevocationListOutcome.OtherSigner },
        { "other authority of the same name", RevocationListOutcome.OtherSigner },
        { "signed by the leaf", RevocationListOutcome.OtherSigner },
        { "authority that may not sign lists", RevocationListOutcome.OtherSigner },
        { "SHA-1", RevocationListOutcome.WeakSignature },
        { "from the future", RevocationListOutcome.NotYetValid },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void Read_OneThingWrong_SaysWhich(string wrong, RevocationListOutcome expected)
    {
        Assert.Equal(expected, Read(Make(wrong), out _, Authorities(wrong)));
    }

    [Fact]
    public void Read_MadeByAClockFiveMinutesAhead_IsTaken()
    {
        Assert.Equal(RevocationListOutcome.Replaced, Read(Root.Revoke([], Now.AddMinutes(5)), out _));
    }

    [Fact]
    public void Read_AuthorityOfTheSameNameWithAnotherKindOfKey_IsPassedOver()
    {
        var rsa = new CertificateBuilder().Authority("CN=Matrix Root").Key(TestKeys.Rsa2048).SelfSigned();

        var outcome = Read(Genuine, out var list, [rsa.Certificate, Root.Certificate]);

        Assert.Equal(RevocationListOutcome.Replaced, outcome);
        Assert.Same(Root.Certificate, list!.Authority);
    }

    [Fact]
    public void Read_AnyBitFlipped_IsNeverTaken()
    {
        for (var i = 0; i < Genuine.Length * 8; i++)
        {
            var flipped = Genuine.ToArray();
            flipped[i / 8] ^= (byte)(1 << (i % 8));

            Assert.NotEqual(RevocationListOutcome.Replaced, Read(flipped, out _));
        }
    }

    [Fact]
    public void Read_PemUnderAnotherLabel_IsMalformed()
    {
        var pem = PemEncoding.WriteString("CERTIFICATE", Genuine);

        Assert.Equal(RevocationListOutcome.Malformed, Read(Encoding.ASCII.GetBytes(pem), out _));
        Assert.Throws<ArgumentNullException>("authorities", () => RevocationListReader.Read(Genuine, null!, Now, out _));
    }

    [Fact]
    public void SpeaksFor_AuthorityOfTheSameNameOrTheSameKeyAlone_IsAnother()
    {
        Read(Genuine, out var list);
        var sameName = CertificateBuilder.Root();
        var sameKey = new CertificateBuilder().Authority("CN=Other").Key(Root.Key).SelfSigned();

        Assert.True(list!.SpeaksFor(Root.Certificate));
        Assert.False(list.SpeaksFor(sameName.Certificate));
        Assert.False(list.SpeaksFor(sameKey.Certificate));
    }

    [Property(MaxTest = 500)]
    public bool Read_AnyBytes_NeverThrows(byte[] bytes) =>
        Read(bytes, out _) != RevocationListOutcome.Replaced
        && Read([0x30, .. bytes], out _) != RevocationListOutcome.Replaced;

    private static RevocationListOutcome Read(
        byte[] content, out RevocationList? list, X509Certificate2Collection? authorities = null) =>
        RevocationListReader.Read(content, authorities ?? [Leaf.Certificate, Root.Certificate], Now, out list);

    private static X509Certificate2Collection? Authorities(string wrong) =>
        wrong == "authority that may not sign lists" ? [Silent.Certificate] : null;

    private static readonly TestCertificate Silent = new CertificateBuilder()
        .Authority("CN=Silent").KeyUsage(X509KeyUsageFlags.KeyCertSign).SelfSigned();

    private static byte[] Make(string wrong) => wrong switch
    {
        "empty" => [],
        "text" => "no list"u8.ToArray(),
        "certificate" => Root.Certificate.RawData,
        "PEM of a certificate" => Encoding.ASCII.GetBytes(Root.Certificate.ExportCertificatePem()),
        "truncated" => Genuine[..^1],
        "trailing bytes" => [.. Genuine, 0],
        "without next update" => RevocationListWriter.Write(Root, generator => { }),
        "too large" => new byte[RevocationListReader.MaxBytes + 1],
        "as large as may be" => new byte[RevocationListReader.MaxBytes],
        "delta" => RevocationListWriter.Delta(Root),
        "critical extension of an entry" => RevocationListWriter.Write(Root, generator =>
        {
            generator.SetNextUpdate(Now.AddDays(6).UtcDateTime);
            var extensions = new X509ExtensionsGenerator();
            extensions.AddExtension(X509Extensions.CertificateIssuer, true,
                new GeneralNames(new GeneralName(new X509Name("CN=Other"))));
            generator.AddCrlEntry(Org.BouncyCastle.Math.BigInteger.Two, Now.UtcDateTime, extensions.Generate());
        }),
        "other authority" => CertificateBuilder.Root("CN=Other").Revoke([]),
        "other authority of the same name" => CertificateBuilder.Root().Revoke([]),
        "signed by the leaf" => (Root with { Key = Leaf.Key }).Revoke([]),
        "authority that may not sign lists" => Silent.Revoke([]),
        "SHA-1" => RevocationListWriter.WithSha1(Root),
        "from the future" => Root.Revoke([], Now.AddMinutes(6)),
        _ => throw new ArgumentOutOfRangeException(nameof(wrong), wrong, null),
    };
}
