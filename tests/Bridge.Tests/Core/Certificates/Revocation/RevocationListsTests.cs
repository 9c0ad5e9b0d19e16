using Bridge.Core.Certificates;
using Bridge.Core.Certificates.Revocation;
using Bridge.Tests.Builders;

namespace Bridge.Tests.Core.Certificates.Revocation;

public sealed class RevocationListsTests
{
    private static readonly DateTimeOffset Now = TestAuthority.Now;

    private readonly TestCertificate _root = CertificateBuilder.Root();
    private readonly TestCertificate _intermediate;
    private readonly TestCertificate _leaf;
    private readonly RevocationLists _lists = new(TimeSpan.FromHours(24));
    private readonly CheckFixture _check;

    public RevocationListsTests()
    {
        _intermediate = new CertificateBuilder().Authority("CN=Intermediate").SignedBy(_root);
        _leaf = new CertificateBuilder().SignedBy(_intermediate);
        _check = new CheckFixture(new IssuedTrustRule(
            "issued", new(CertificateBuilder.DnsName), [_root.Certificate, _intermediate.Certificate], revocation: _lists));
    }

    [Fact]
    public void Offer_Nothing_SaysSo()
    {
        Assert.Throws<ArgumentNullException>("list", () => new RevocationLists(TimeSpan.Zero).Offer(null!));
    }

    [Fact]
    public void Judge_NoListYet_IsUnknown()
    {
        Assert.Equal("BRG117", _check.Judge(_leaf));
    }

    [Fact]
    public void Judge_ListWithoutTheLeaf_IsAccepted()
    {
        Offer(_intermediate.Revoke([_intermediate]));

        Assert.Equal("BRG100", _check.Judge(_leaf));
    }

    [Fact]
    public void Judge_LeafRevoked_IsRevoked()
    {
        Offer(_intermediate.Revoke([_leaf]));

        Assert.Equal("BRG116", _check.Judge(_leaf));
    }

    [Fact]
    public void Judge_OnlyTheRootsList_IsUnknownForTheLeaf()
    {
        Offer(_root.Revoke([]));

        Assert.Equal("BRG117", _check.Judge(_leaf));
    }

    [Fact]
    public void Judge_IntermediateRevoked_IsRevoked()
    {
        Offer(_intermediate.Revoke([]));
        Offer(_root.Revoke([_intermediate]));

        Assert.Equal("BRG116", _check.Judge(_leaf));
    }

    [Fact]
    public void Offer_NewListRevokesAcceptedCertificate_TheCachedVerdictEnds()
    {
        Offer(_intermediate.Revoke([]));
        Assert.Equal("BRG100", _check.Judge(_leaf));

        Offer(_intermediate.Revoke([_leaf], Now));

        Assert.Equal("BRG116", _check.Judge(_leaf));
    }

    [Fact]
    public void Stale_WithinTheGraceTime_IsStillUsedAndThenRefused()
    {
        Offer(_intermediate.Revoke([], nextUpdate: Now));

        _check.Time.Advance(TimeSpan.FromHours(24) - TimeSpan.FromSeconds(30));
        Assert.Equal("BRG100", _check.Judge(_leaf));
        _check.Time.Advance(TimeSpan.FromSeconds(30));
        Assert.Equal("BRG117", _check.Judge(_leaf));

        Offer(_intermediate.Revoke([], Now.AddHours(23), Now.AddDays(7)));
        Assert.Equal("BRG100", _check.Judge(_leaf));
    }

    [Fact]
    public void Stale_ListNamesTheLeaf_IsRevokedForGood()
    {
        Offer(_intermediate.Revoke([_leaf], nextUpdate: Now));
        _check.Time.Advance(TimeSpan.FromDays(3));

        Assert.Equal("BRG116", _check.Judge(_leaf));
    }

    [Fact]
    public void Stale_ListOfAFurtherAuthority_IsUnknown()
    {
        Offer(_intermediate.Revoke([]));
        Offer(_root.Revoke([], Now.AddDays(-3), Now.AddDays(-1)));

        Assert.Equal("BRG117", _check.Judge(_leaf));
    }

    [Fact]
    public void Offer_OlderOrSameList_KeepsTheOneInHand()
    {
        Assert.Equal(RevocationListOutcome.Replaced, Offer(_intermediate.Revoke([_leaf])));
        var generation = _lists.Generation;

        Assert.Equal(RevocationListOutcome.Older, Offer(_intermediate.Revoke([], Now.AddDays(-2))));
        Assert.Equal(RevocationListOutcome.Unchanged, Offer(_intermediate.Revoke([_leaf])));
        Assert.Equal(generation, _lists.Generation);
        Assert.Equal("BRG116", _check.Judge(_leaf));
    }

    [Fact]
    public void Offer_SameDatesOtherContent_IsTaken()
    {
        Offer(_intermediate.Revoke([]));

        Assert.Equal(RevocationListOutcome.Replaced, Offer(_intermediate.Revoke([_leaf])));
        Assert.Equal(RevocationListOutcome.Replaced, Offer(_intermediate.Revoke([_leaf], nextUpdate: Now.AddDays(9))));
        Assert.Equal(3, _lists.Generation);
    }

    [Fact]
    public void NextUpdate_SeveralLists_IsTheOneDueFirst()
    {
        Assert.Null(_lists.NextUpdate);
        Offer(_intermediate.Revoke([], nextUpdate: Now.AddDays(5)));
        Offer(_root.Revoke([], nextUpdate: Now.AddDays(2)));

        Assert.Equal(Now.AddDays(2), _lists.NextUpdate);
    }

    [Fact]
    public void Offer_PromiseAtTheEndOfTime_IsUsedForEver()
    {
        Offer(_intermediate.Revoke([], nextUpdate: DateTimeOffset.MaxValue));

        Assert.Equal("BRG100", _check.Judge(_leaf));
    }

    private RevocationListOutcome Offer(byte[] content)
    {
        var now = _check.Time.GetUtcNow();
        var outcome = RevocationListReader.Read(
            content, [_root.Certificate, _intermediate.Certificate], now, out var list);
        Assert.Equal(RevocationListOutcome.Replaced, outcome);
        return _lists.Offer(list!);
    }
}
