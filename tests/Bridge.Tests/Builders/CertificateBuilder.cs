using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Bridge.Tests.Builders;

/// <summary>Makes a certificate of which a test breaks one thing; untouched, it is a genuine client certificate.</summary>
internal sealed class CertificateBuilder
{
    public const string DnsName = "mtls-sandbox.truv.com";
    public const string ClientUsage = "1.3.6.1.5.5.7.3.2";
    public const string ServerUsage = "1.3.6.1.5.5.7.3.1";

    private readonly List<X509Extension> _further = [];
    private string _subject = $"CN={DnsName}";
    private string[] _dnsNames = [DnsName];
    private string[] _usages = [ClientUsage];
    private AsymmetricAlgorithm _key = TestKeys.Named("P-256");
    private PublicKey? _publicKey;
    private HashAlgorithmName _hash = HashAlgorithmName.SHA256;
    private RSASignaturePadding _padding = RSASignaturePadding.Pkcs1;
    private X509KeyUsageFlags _keyUsage = X509KeyUsageFlags.DigitalSignature;
    private (bool IsAuthority, int? PathLength) _constraints = (false, null);
    private DateTimeOffset _notBefore = TestAuthority.Now.AddDays(-10);
    private DateTimeOffset _notAfter = TestAuthority.Now.AddDays(300);

    public static TestCertificate Root(string subject = "CN=Matrix Root") => new CertificateBuilder().Authority(subject).SelfSigned();

    public CertificateBuilder Authority(string subject, int? pathLength = null)
    {
        (_subject, _dnsNames, _usages, _constraints) = (subject, [], [], (true, pathLength));
        _keyUsage = X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign;
        (_notBefore, _notAfter) = (TestAuthority.Now.AddYears(-1), TestAuthority.Now.AddYears(5));
        return this;
    }

    public CertificateBuilder Subject(string subject) => Set(ref _subject, subject);

    public CertificateBuilder Dns(params string[] names) => Set(ref _dnsNames, names);

    public CertificateBuilder Usages(params string[] oids) => Set(ref _usages, oids);

    public CertificateBuilder KeyUsage(X509KeyUsageFlags usage) => Set(ref _keyUsage, usage);

    public CertificateBuilder AsAuthority() => Set(ref _constraints, (true, null));

    public CertificateBuilder Key(AsymmetricAlgorithm key) => Set(ref _key, key);

    /// <summary>A key that nobody holds; enough where the certificate signs nothing.</summary>
    public CertificateBuilder Key(PublicKey key) => Set(ref _publicKey, key);

    public CertificateBuilder Hash(HashAlgorithmName hash) => Set(ref _hash, hash);

    public CertificateBuilder Padding(RSASignaturePadding padding) => Set(ref _padding, padding);

    public CertificateBuilder ValidFrom(DateTimeOffset time) => Set(ref _notBefore, time);

    public CertificateBuilder ValidTo(DateTimeOffset time) => Set(ref _notAfter, time);

    public CertificateBuilder With(X509Extension extension)
    {
        _further.Add(extension);
        return this;
    }

    public CertificateBuilder PermitOnly(string dnsName)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        using (writer.PushSequence(new Asn1Tag(TagClass.ContextSpecific, 0)))
        using (writer.PushSequence())
            writer.WriteCharacterString(UniversalTagNumber.IA5String, dnsName, new Asn1Tag(TagClass.ContextSpecific, 2));
        return With(new X509Extension("2.5.29.30", writer.Encode(), critical: true));
    }

    public TestCertificate SelfSigned() => Create(new X500DistinguishedName(_subject), new TestCertificate(null!, _key));

    public TestCertificate SignedBy(TestCertificate issuer) => Create(issuer.Certificate.SubjectName, issuer);

    private TestCertificate Create(X500DistinguishedName issuer, TestCertificate signer)
    {
        // The platform no longer takes SHA-1 for anything: then the generator alone knows it.
        var isSha1 = _hash == HashAlgorithmName.SHA1;
        var request = new CertificateRequest(
            new X500DistinguishedName(_subject), _publicKey ?? new TestCertificate(null!, _key).Generator().PublicKey,
            isSha1 ? HashAlgorithmName.SHA256 : _hash);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(
            _constraints.IsAuthority, _constraints.PathLength is not null, _constraints.PathLength ?? 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(_keyUsage, true));
        if (_usages.Length > 0)
            request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([.. _usages.Select(oid => new Oid(oid))], false));
        if (_dnsNames.Length > 0) request.CertificateExtensions.Add(AlternativeNames());
        foreach (var extension in _further) request.CertificateExtensions.Add(extension);
        var serial = RandomNumberGenerator.GetBytes(12);
        var generator = isSha1 ? new Sha1Generator((RSA)signer.Key, _padding) : signer.Generator(_padding);
        return new TestCertificate(request.Create(issuer, generator, _notBefore, _notAfter, serial), _key);
    }

    // By hand: the platform's builder refuses the odd names that a test needs.
    private X509Extension AlternativeNames()
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            foreach (var name in _dnsNames)
                writer.WriteCharacterString(UniversalTagNumber.IA5String, name, new Asn1Tag(TagClass.ContextSpecific, 2));
        }

        return new X509Extension("2.5.29.17", writer.Encode(), critical: false);
    }

    private CertificateBuilder Set<T>(ref T field, T value)
    {
        field = value;
        return this;
    }
}
