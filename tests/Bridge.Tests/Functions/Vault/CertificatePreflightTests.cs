using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Bridge.Functions.Vault;
using Bridge.Tests.Builders;

namespace Bridge.Tests.Functions.Vault;

public sealed class CertificatePreflightTests
{
    private static readonly TestCertificate Root = CertificateBuilder.Root();
    private static readonly TestCertificate Intermediate = new CertificateBuilder().Authority("CN=Intermediate").SignedBy(Root);

    [Theory]
    [InlineData("P-256")]
    [InlineData("RSA 2048")]
    public void Judge_KeyAndWholeChain_Passes(string key)
    {
        var leaf = Leaf(new CertificateBuilder().Key(TestKeys.Named(key)).SignedBy(Intermediate));

        Assert.Equal(PreflightOutcome.Passed, Judge(leaf, Intermediate));
        Assert.Equal(PreflightOutcome.Passed, Judge(leaf, Intermediate, Root));
        Assert.Equal(PreflightOutcome.Passed, Judge(leaf));
    }

    [Fact]
    public void Judge_WithoutItsKey_IsNoKey() =>
        Assert.Equal(PreflightOutcome.NoKey, Judge(new CertificateBuilder().SignedBy(Root).Certificate));

    [Fact]
    public void Judge_ExpiredOrEarlyOrForServers_SaysWhich()
    {
        var now = TestAuthority.Now;

        Assert.Equal(PreflightOutcome.Expired, Judge(Leaf(new CertificateBuilder().ValidTo(now.AddDays(-1)).SignedBy(Root))));
        Assert.Equal(PreflightOutcome.NotYetValid, Judge(Leaf(new CertificateBuilder().ValidFrom(now.AddDays(1)).SignedBy(Root))));
        Assert.Equal(
            PreflightOutcome.NotForClients, Judge(Leaf(new CertificateBuilder().Usages(CertificateBuilder.ServerUsage).SignedBy(Root))));
        Assert.Equal(PreflightOutcome.Passed, Judge(Leaf(new CertificateBuilder().Usages().SignedBy(Root))));
    }

    [Fact]
    public void Judge_StrayOrExpiredIntermediate_IsABrokenChain()
    {
        var leaf = Leaf(new CertificateBuilder().SignedBy(Intermediate));
        var ended = new CertificateBuilder().Authority("CN=Intermediate").Key(Intermediate.Key)
            .ValidTo(TestAuthority.Now.AddDays(-1)).SignedBy(Root);

        Assert.Equal(PreflightOutcome.ChainBroken, Judge(leaf, CertificateBuilder.Root("CN=Stranger")));
        var namesake = new CertificateBuilder().Authority("CN=Intermediate").SignedBy(Root);
        Assert.False(global::Bridge.Core.Certificates.Issuing.CertificateSignature.IsBy(namesake.Certificate, leaf));
        Assert.Equal(PreflightOutcome.ChainBroken, Judge(leaf, namesake));
        Assert.Equal(PreflightOutcome.ChainBroken, Judge(leaf, ended));
    }

    [Fact]
    public void Judge_IntermediateThatTheFormerBroughtIsMissing_IsIncomplete()
    {
        var current = new ClientCertificate(
            "api", "1", Leaf(new CertificateBuilder().SignedBy(Intermediate)), [Intermediate.Certificate]);
        var renewed = new ClientCertificate("api", "2", Leaf(new CertificateBuilder().SignedBy(Intermediate)));
        var elsewhere = new ClientCertificate("api", "2", Leaf(new CertificateBuilder().SignedBy(Root)));

        Assert.Equal(PreflightOutcome.ChainIncomplete, CertificatePreflight.Judge(renewed, current, TestAuthority.Now));
        Assert.Equal(PreflightOutcome.Passed, CertificatePreflight.Judge(elsewhere, current, TestAuthority.Now));
    }

    [Fact]
    public void Text_EveryOutcome_SaysWhatToDo() =>
        Assert.All(Enum.GetValues<PreflightOutcome>(), outcome => Assert.EndsWith(".", PreflightText.Of(outcome), StringComparison.Ordinal));

    private static PreflightOutcome Judge(X509Certificate2 leaf, params TestCertificate[] others) => CertificatePreflight.Judge(
        new ClientCertificate("api", "1", leaf, [.. others.Select(other => other.Certificate)]), null, TestAuthority.Now);

    private static X509Certificate2 Leaf(TestCertificate made) => made.Key is RSA rsa
        ? made.Certificate.CopyWithPrivateKey(rsa)
        : made.Certificate.CopyWithPrivateKey((ECDsa)made.Key);
}
