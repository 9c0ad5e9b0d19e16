using Bridge.Core.Certificates;
using Bridge.Core.Certificates.Caching;
using Bridge.Core.Webhooks;
using Bridge.Tests.Builders;

namespace Bridge.Tests.Core.Certificates.Caching;

public sealed class CertificateVerdictCacheTests
{
    private static readonly DateTimeOffset Now = TestAuthority.Now;
    private static readonly TestCertificate Leaf = new CertificateBuilder().SelfSigned();
    private static readonly TestCertificate Other = new CertificateBuilder().SelfSigned();

    private readonly CountingRule _rule = new();
    private readonly CheckFixture _check;

    public CertificateVerdictCacheTests() => _check = new CheckFixture(_rule);

    [Fact]
    public void Hit_SameText_AsksNoRuleAndGivesTheSameEvidence()
    {
        _check.Judge(Leaf);

        Assert.Equal("BRG100", _check.Judge(Leaf));
        Assert.Equal((Leaf.Fingerprint, "counting"), (_check.Evidence.CertificateSha256, _check.Evidence.TrustRule));
        Assert.Equal(1, _rule.Asked);
    }

    [Fact]
    public void Hit_AlternatingCertificates_AsksOncePerCertificate()
    {
        for (var i = 0; i < 10; i++)
        {
            Assert.Equal("BRG100", _check.Judge(Leaf));
            Assert.Equal(Leaf.Fingerprint, _check.Evidence.CertificateSha256);
            Assert.Equal("BRG100", _check.Judge(Other));
            Assert.Equal(Other.Fingerprint, _check.Evidence.CertificateSha256);
        }

        Assert.Equal(2, _rule.Asked);
    }

    [Fact]
    public void Find_ByText_IsTheCertificateAcceptedLast()
    {
        var cache = _check.Check.Cache;

        _check.Judge(Leaf);
        Assert.Equal(Leaf.Fingerprint, cache.Find(Leaf.Header, Now, 0)?.Fingerprint);
        _check.Judge(Other);
        Assert.Equal(Other.Fingerprint, cache.Find(Other.Header, Now, 0)?.Fingerprint);
        Assert.Null(cache.Find(Leaf.Header, Now, 0));
        _check.Judge(Leaf);
        Assert.Equal(Leaf.Fingerprint, cache.Find(Leaf.Header, Now, 0)?.Fingerprint);
    }

    [Fact]
    public void Hit_RefusedCertificate_AsksNoRuleAndKeepsItsReason()
    {
        _rule.Outcome = TrustOutcome.WeakKey;
        _check.Judge(Leaf);

        Assert.Equal("BRG115", _check.Judge(Leaf));
        Assert.Equal((Leaf.Fingerprint, null), (_check.Evidence.CertificateSha256, _check.Evidence.TrustRule));
        Assert.Equal(1, _rule.Asked);
    }

    [Theory]
    [InlineData(TrustOutcome.Trusted)]
    [InlineData(TrustOutcome.OtherIssuer)]
    public void Lifetime_FiveMinutes_IsTheEndOfAVerdict(TrustOutcome outcome)
    {
        _rule.Outcome = outcome;
        _check.Judge(Leaf);

        _check.Time.Advance(TimeSpan.FromMinutes(5) - TimeSpan.FromTicks(1));
        _check.Judge(Leaf);
        Assert.Equal(1, _rule.Asked);

        _check.Time.Advance(TimeSpan.FromTicks(1));
        _check.Judge(Leaf);
        Assert.Equal(2, _rule.Asked);
    }

    [Fact]
    public void Expiry_OfTheCertificate_EndsItsVerdict()
    {
        var leaf = new CertificateBuilder().ValidTo(Now.AddSeconds(60)).SelfSigned();
        _check.Judge(leaf);

        _check.Time.Advance(TimeSpan.FromSeconds(60));
        Assert.Equal("BRG100", _check.Judge(leaf));
        _check.Time.Advance(TimeSpan.FromTicks(1));
        Assert.Equal("BRG113", _check.Judge(leaf));
    }

    [Fact]
    public void Expiry_JudgedAtTheLastMoment_DoesNotOutliveIt()
    {
        var leaf = new CertificateBuilder().ValidTo(Now).SelfSigned();

        Assert.Equal("BRG100", _check.Judge(leaf));
        _check.Time.Advance(TimeSpan.FromTicks(1));
        Assert.Equal("BRG113", _check.Judge(leaf));
    }

    [Fact]
    public void Beginning_OfTheCertificate_EndsTheRefusal()
    {
        var leaf = new CertificateBuilder().ValidFrom(Now.AddSeconds(60)).SelfSigned();

        Assert.Equal("BRG113", _check.Judge(leaf));
        _check.Time.Advance(TimeSpan.FromSeconds(60));
        Assert.Equal("BRG100", _check.Judge(leaf));
    }

    [Fact]
    public void Window_Edges_EndTheVerdict()
    {
        var check = new CheckFixture(new CountingRule(window: new RuleWindow(Now.AddSeconds(60), Now.AddSeconds(120))));

        Assert.Equal("BRG119", check.Judge(Leaf));
        check.Time.Advance(TimeSpan.FromSeconds(60));
        Assert.Equal("BRG100", check.Judge(Leaf));
        check.Time.Advance(TimeSpan.FromSeconds(60));
        Assert.Equal("BRG119", check.Judge(Leaf));
    }

    [Fact]
    public void Rule_ChangesByItself_EndsTheVerdict()
    {
        _rule.Change = Now.AddSeconds(10);
        _check.Judge(Leaf);
        _rule.Outcome = TrustOutcome.RevocationUnknown;

        Assert.Equal("BRG100", _check.Judge(Leaf));
        _check.Time.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal("BRG117", _check.Judge(Leaf));
    }

    [Fact]
    public void Generation_Grows_EndsEveryVerdict()
    {
        _check.Judge(Leaf);
        _rule.Outcome = TrustOutcome.Revoked;
        _rule.Version++;

        Assert.Equal("BRG116", _check.Judge(Leaf));
        _rule.Outcome = TrustOutcome.Trusted;
        Assert.Equal("BRG116", _check.Judge(Leaf));
        _rule.Version++;
        Assert.Equal("BRG100", _check.Judge(Leaf));
    }

    [Fact]
    public void Clock_SetBack_VoidsTheVerdict()
    {
        var validity = new VerdictValidity(Now, Now.AddMinutes(5), 0);

        Assert.False(validity.Holds(Now.AddTicks(-1), 0));
        Assert.True(validity.Holds(Now, 0));
    }

    [Fact]
    public void Policy_Another_BeginsWithAnEmptyCache()
    {
        _check.Judge(Leaf);
        var next = new CheckFixture(_rule);

        next.Judge(Leaf);

        Assert.Equal(2, _rule.Asked);
    }

    [Fact]
    public void Flood_TenThousandBadCertificates_StaysBoundedAndLeavesTheGoodOne()
    {
        var cache = new CertificateVerdictCache();
        var validity = new VerdictValidity(Now, Now.AddMinutes(5), 0);
        var good = new CertificateVerdict(null, "good", "rule", validity);
        var key = CertificateDigest.Of([1, 2, 3]);
        cache.Set(key, "text", good);

        for (var i = 0; i < 10_000; i++)
        {
            var bad = new CertificateVerdict(CertificateVerdicts.Untrusted, "bad", null, validity);
            cache.Set(CertificateDigest.Of(BitConverter.GetBytes(i)), "text", bad);
        }

        Assert.Same(good, cache.Find(key, "text", Now, 0));
        Assert.Same(good, cache.Find("text", Now, 0));
        Assert.Equal(
            (1, CertificateVerdictCache.RefusedCapacity), (cache.AcceptedCount, cache.RefusedCount));
        Assert.Null(cache.Find(CertificateDigest.Of(BitConverter.GetBytes(0)), "text", Now, 0));
        Assert.NotNull(cache.Find(CertificateDigest.Of(BitConverter.GetBytes(9_999)), "text", Now, 0));
    }

    [Fact]
    public void Accepted_MoreThanFit_ForgetsTheOldestFirst()
    {
        var cache = new CertificateVerdictCache();
        var validity = new VerdictValidity(Now, Now.AddMinutes(5), 0);
        CertificateDigest[] keys =
            [.. Enumerable.Range(0, CertificateVerdictCache.AcceptedCapacity + 1).Select(i => CertificateDigest.Of([(byte)i]))];

        foreach (var key in keys) cache.Set(key, "text", new CertificateVerdict(null, "good", "rule", validity));
        cache.Set(keys[^1], "text", new CertificateVerdict(null, "again", "rule", validity));

        Assert.Equal(CertificateVerdictCache.AcceptedCapacity, cache.AcceptedCount);
        Assert.Null(cache.Find(keys[0], "text", Now, 0));
        Assert.All(keys[1..], key => Assert.NotNull(cache.Find(key, "text", Now, 0)));
        Assert.Equal("again", cache.Find(keys[^1], "text", Now, 0)!.Fingerprint);
    }

    [Fact]
    public async Task Concurrency_ManyCallersOfGoodAndBadCertificates_AllGetTheRightVerdict()
    {
        var root = CertificateBuilder.Root();
        var check = new CheckFixture(new IssuedTrustRule("issued", CertificateBuilder.DnsName, [root.Certificate]));
        TestCertificate[] good = [.. Enumerable.Range(0, 4).Select(_ => new CertificateBuilder().SignedBy(root))];
        TestCertificate[] bad = [.. Enumerable.Range(0, 40).Select(_ => new CertificateBuilder().SelfSigned())];

        await Parallel.ForAsync(0, 4000, TestContext.Current.CancellationToken, (i, _) =>
        {
            var (certificate, expected) = i % 3 == 0 ? (bad[i % bad.Length], "BRG114") : (good[i % good.Length], null);
            var evidence = new Evidence();
            var request = new WebhookRequest(_ => certificate.Header, null, null, Stream.Null);

            Assert.Equal(expected, check.Check.Refusal(request, evidence)?.Code);
            Assert.Equal(certificate.Fingerprint, evidence.CertificateSha256);
            return ValueTask.CompletedTask;
        });

        Assert.Equal((good.Length, bad.Length), (check.Check.Cache.AcceptedCount, check.Check.Cache.RefusedCount));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Hit_ByTextOrByDigest_AllocatesNothing(bool alternate)
    {
        var evidence = new Evidence();
        string[] texts = [Leaf.Header, alternate ? Other.Header : Leaf.Header];
        var turn = 0;
        var request = new WebhookRequest(_ => texts[turn++ % 2], null, null, Stream.Null);
        for (var i = 0; i < 200; i++) _check.Check.Refusal(request, evidence);

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 200; i++) _check.Check.Refusal(request, evidence);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }
}
