using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Bridge.Core.Certificates.Issuing;
using Bridge.Tests.Builders;

namespace Bridge.Tests.Core.Certificates.Issuing;

/// <summary>How keys sign; the platform's own generators are the witness.</summary>
public sealed class SignatureKindTests
{
    public static TheoryData<string, string> Kinds => new MatrixTheoryData<string, string>(
        ["RSA 2048", "P-256", "P-384", "P-521"], ["SHA256", "SHA384", "SHA512"]);

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Identifier_IsThatOfThePlatform(string key, string hash)
    {
        var name = new HashAlgorithmName(hash);
        var (signer, generator) = (new LocalSigner(TestKeys.Named(key)), new TestCertificate(null!, TestKeys.Named(key)).Generator());

        Assert.Equal(generator.GetSignatureAlgorithmIdentifier(name), SignatureKind.Identifier(signer.PublicKey, name));
    }

    [Theory]
    [InlineData("P-256")]
    [InlineData("RSA 2048")]
    public void Identifier_WeakHash_IsNamedAndRefused(string key)
    {
        var signer = new LocalSigner(TestKeys.Named(key));

        var refusal = Assert.Throws<NotSupportedException>(() => SignatureKind.Identifier(signer.PublicKey, HashAlgorithmName.SHA1));

        Assert.Contains("No signature goes with SHA1", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("RSA 2048", false, "SHA256")]
    [InlineData("RSA 4096", false, "SHA256")]
    [InlineData("P-256", true, "SHA256")]
    [InlineData("P-384", true, "SHA384")]
    [InlineData("P-521", true, "SHA512")]
    public void Hash_GoesWithTheKey(string key, bool isEllipticCurve, string hash)
    {
        var signer = new LocalSigner(TestKeys.Named(key));

        Assert.Equal((isEllipticCurve, hash), (SignatureKind.IsEllipticCurve(signer.PublicKey), signer.Hash.Name));
    }

    [Fact]
    public void Key_ThatIsNone_IsRefused()
    {
        Assert.Throws<ArgumentNullException>(() => SignatureKind.IsEllipticCurve(null!));
        using var key = DSA.Create(1024);
        Assert.Contains("RSA or an ECDSA", Assert.Throws<ArgumentException>(() => new LocalSigner(key)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void LocalSigner_Disposed_HasNoKeyAnyMore()
    {
        var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

        new LocalSigner(key).Dispose();

        Assert.Throws<ObjectDisposedException>(() => key.SignData([1], HashAlgorithmName.SHA256));
    }

    [Fact]
    public async Task DeferredSignature_BuildsThatDiffer_AreNoSignature()
    {
        using var signer = new LocalSigner(TestKeys.Named("P-256"));
        byte round = 0;

        var refusal = await Assert.ThrowsAsync<InvalidOperationException>(() => DeferredSignature.SignAsync(
            signer, generator => generator.SignData([++round], HashAlgorithmName.SHA256), CancellationToken.None));

        Assert.Contains("What was signed is not what is built", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task DeferredSignature_DraftIsDisposedAndTheSecondBuildKept()
    {
        using var signer = new LocalSigner(TestKeys.Named("P-256"));
        var built = new List<X509Certificate2>();
        var request = new CertificateRequest(AuthorityUnderTest.Subject, signer.PublicKey, HashAlgorithmName.SHA256);

        using var kept = await DeferredSignature.SignAsync(
            signer,
            generator =>
            {
                built.Add(request.Create(AuthorityUnderTest.Subject, generator, TestAuthority.Now, TestAuthority.Now.AddDays(1), [1]));
                return built[^1];
            },
            CancellationToken.None);

        Assert.Equal((2, IntPtr.Zero), (built.Count, built[0].Handle));
        Assert.Same(built[1], kept);
        Assert.True(CertificateSignature.IsBy(kept, kept));
    }
}
