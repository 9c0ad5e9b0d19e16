using Bridge.Core.Certificates;
using Bridge.Core.Certificates.Carriers;
using Bridge.Tests.Builders;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace Bridge.Tests.Core.Certificates;

/// <summary>Whatever stands in the header: nothing throws, and nothing but the genuine is accepted.</summary>
public sealed class CertificatePropertyTests
{
    private static readonly TestCertificate Root = CertificateBuilder.Root();
    private static readonly TestCertificate Leaf = new CertificateBuilder().SignedBy(Root);
    private static readonly TestCertificate RsaRoot =
        new CertificateBuilder().Authority("CN=RSA Root").Key(TestKeys.Rsa2048).SelfSigned();

    private static readonly TestCertificate RsaLeaf =
        new CertificateBuilder().Key(TestKeys.Named("RSA 2048")).SignedBy(RsaRoot);

    private static readonly string Pem = Uri.EscapeDataString(Leaf.Certificate.ExportCertificatePem());

    [Property(MaxTest = 2000)]
    public bool AnyText_IsRefusedByEveryCarrier(string? text) => Fixtures().All(check => check.Judge(text) != "BRG100");

    [Property(MaxTest = 1000)]
    public Property AnyBytes_AreRefused() => Prop.ForAll(
        ArbMap.Default.ArbFor<byte[]>(), bytes => App().Judge(Convert.ToBase64String(bytes)) != "BRG100");

    [Property(MaxTest = 1000)]
    public Property AnySequence_IsRefused() => Prop.ForAll(
        ArbMap.Default.ArbFor<byte[]>(),
        bytes => App().Judge(Convert.ToBase64String([0x30, (byte)(bytes.Length & 0x7F), .. bytes])) != "BRG100");

    [Property(MaxTest = 1000)]
    public bool GenuineText_OneCharacterChanged_IsRefused(NonNegativeInt position, char character)
    {
        var at = position.Get % Leaf.Header.Length;
        return Leaf.Header[at] == character || App().Judge(Replace(Leaf.Header, at, character)) != "BRG100";
    }

    // Percent-encoding has several spellings of one text, so only what decodes to other bytes has to be refused.
    [Property(MaxTest = 1000)]
    public bool GenuinePem_OneCharacterChanged_NeverYieldsAnotherCertificate(NonNegativeInt position, char character)
    {
        var check = new CheckFixture(new PemHeaderCarrier("X-Cert"), Rule(Root));
        var code = check.Judge(Replace(Pem, position.Get % Pem.Length, character));
        return code != "BRG100" || check.Evidence.CertificateSha256 == Leaf.Fingerprint;
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void GenuineDer_AnyByteChanged_IsRefused(bool isRsa)
    {
        var (leaf, root) = isRsa ? (RsaLeaf, RsaRoot) : (Leaf, Root);
        var issued = new CheckFixture(Rule(root));
        var pinned = new CheckFixture(new PinnedTrustRule(
            "pinned", CertificateBuilder.DnsName, Convert.FromHexString(leaf.Fingerprint)));
        Assert.Equal(("BRG100", "BRG100"), (issued.Judge(leaf), pinned.Judge(leaf)));

        Assert.All(Mutations(leaf.Certificate.RawData), header =>
        {
            Assert.NotEqual("BRG100", issued.Judge(header));
            Assert.NotEqual("BRG100", pinned.Judge(header));
        });
    }

    [Property(MaxTest = 300)]
    public bool GenuineDer_AnyByteChanged_IsRefusedUnderAKeyPinUnlessTheKeyStays(NonNegativeInt position, byte value)
    {
        var der = Leaf.Certificate.RawData;
        der[position.Get % der.Length] = value;
        var key = CertificateEncoding.Read(Leaf.Certificate.RawData).PublicKeyInfo;
        var check = new CheckFixture(new PinnedTrustRule("pinned", CertificateBuilder.DnsName,
            [new CertificatePin(CertificatePinKind.PublicKey, System.Security.Cryptography.SHA256.HashData(key.Span))]));

        return check.Judge(Convert.ToBase64String(der)) != "BRG100"
            || CertificateEncoding.Read(der).PublicKeyInfo.Span.SequenceEqual(key.Span);
    }

    // Each bit once, and the values that are most likely to mean something to a parser.
    private static IEnumerable<string> Mutations(byte[] der)
    {
        for (var i = 0; i < der.Length; i++)
        {
            var genuine = der[i];
            byte[] values = [.. Enumerable.Range(0, 8).Select(bit => (byte)(genuine ^ (1 << bit))), 0, 1, 0x30, 0x7F, 0x80, 0xFF];
            foreach (var value in values.Where(value => value != genuine))
            {
                der[i] = value;
                yield return Convert.ToBase64String(der);
            }

            der[i] = genuine;
        }
    }

    private static CheckFixture[] Fixtures() =>
        [App(), new(new PemHeaderCarrier("X-Cert"), Rule(Root)), new(new ContainerAppsCarrier(), Rule(Root))];

    private static CheckFixture App() => new(Rule(Root));

    private static IssuedTrustRule Rule(TestCertificate root) =>
        new("issued", CertificateBuilder.DnsName, [root.Certificate]);

    private static string Replace(string text, int at, char character) => text[..at] + character + text[(at + 1)..];
}
