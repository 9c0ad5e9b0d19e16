using Bridge.Core.Certificates;
using Bridge.Core.Certificates.Revocation;
using Bridge.Functions.Certificates;
using Bridge.Functions.Settings;
using Bridge.Tests.Builders;
using Bridge.Tests.Local.FunctionHost.Infrastructure;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Bridge.Tests.Functions.Certificates;

public sealed class RevocationFeedTests : IDisposable
{
    private static readonly TestCertificate Root = CertificateBuilder.Root();
    private static readonly TestCertificate Leaf = new CertificateBuilder().SignedBy(Root);

    private readonly string _folder = Directory.CreateTempSubdirectory("bridge-crl-").FullName;
    private readonly string _rule = $"rule-{Guid.NewGuid()}";
    private readonly ArmedClock _time = new();
    private readonly List<string> _problems = [];
    private readonly List<string> _notices = [];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string FilePath => Path.Combine(_folder, "list.crl");

    public RevocationFeedTests() => _time.SetUtcNow(TestAuthority.Now);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Open_File_GivesItsList()
    {
        await File.WriteAllBytesAsync(FilePath, Root.Revoke([Leaf]), Token);

        var lists = await OpenAsync(FeedBuilder.Feeds(_time), FilePath);

        Assert.Empty(_problems);
        Assert.Equal(TestAuthority.Now.AddDays(6), lists!.NextUpdate);
    }

    [Fact]
    public async Task Open_SameRuleAgain_KeepsTheListsInHand()
    {
        await File.WriteAllBytesAsync(FilePath, Root.Revoke([]), Token);
        var feeds = FeedBuilder.Feeds(_time);
        var first = await OpenAsync(feeds, FilePath);
        File.Delete(FilePath);

        Assert.Same(first, await OpenAsync(feeds, FilePath));
        Assert.Null(await OpenAsync(feeds, FilePath + ".other"));
        Assert.Same(first, Assert.Single(feeds.All).Lists);
    }

    [Fact]
    public async Task Settle_OtherLocations_DropsTheFormerFeedOnlyThen()
    {
        await File.WriteAllBytesAsync(FilePath, Root.Revoke([]), Token);
        await File.WriteAllBytesAsync(FilePath + ".other", Root.Revoke([]), Token);
        var feeds = FeedBuilder.Feeds(_time);
        var first = await OpenAsync(feeds, FilePath);
        feeds.Settle();

        var other = await OpenAsync(feeds, FilePath + ".other");
        Assert.Equal([first, other], feeds.All.Select(feed => feed.Lists));
        Assert.Same(first, await OpenAsync(feeds, FilePath));

        feeds.Settle();
        Assert.Same(other, Assert.Single(feeds.All).Lists);
    }

    [Fact]
    public async Task Open_Address_IsDownloadedAndItsQueryNeverShown()
    {
        await using var server = await ServeAsync();
        var root = server.Urls.First();

        Assert.NotNull(await OpenAsync(FeedBuilder.Feeds(_time), $"{root}/good?sig=secret"));
        Assert.Null(await OpenAsync(FeedBuilder.Feeds(_time), $"{root}/missing?sig=secret,{root}/large"));

        Assert.Equal(2, _problems.Count);
        Assert.Contains($"{root}/missing cannot be used (Unreachable)", _problems[0], StringComparison.Ordinal);
        Assert.Contains($"{root}/large cannot be used (TooLarge): it may have 4194304 bytes at most.", _problems[1], StringComparison.Ordinal);
        Assert.DoesNotContain("secret", _problems[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("text", "(Malformed): it must be an X.509 version 2 list")]
    [InlineData("other signer", "(OtherSigner): CaSecret and IntermediatesSecret hold no authority")]
    [InlineData("future", "(NotYetValid): its time lies in the future")]
    [InlineData("SHA-1", "sign it with SHA-256 or better")]
    [InlineData("partial", "publish a complete list")]
    [InlineData("absent", "(Unreachable): check Receiving__TrustRules__N__Crl")]
    public async Task Open_UnusableList_IsAProblemWithARemedy(string wrong, string expected)
    {
        byte[]? content = wrong switch
        {
            "text" => [1, 2, 3],
            "other signer" => CertificateBuilder.Root().Revoke([]),
            "SHA-1" => RevocationListWriter.WithSha1(Root),
            "partial" => RevocationListWriter.Delta(Root),
            "future" => Root.Revoke([], _time.GetUtcNow().AddHours(1)),
            _ => null,
        };
        if (content is not null) await File.WriteAllBytesAsync(FilePath, content, Token);

        Assert.Null(await OpenAsync(FeedBuilder.Feeds(_time), FilePath));
        Assert.Contains(expected, Assert.Single(_problems), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Open_TwoListsOfOneAuthority_SaysThatOneIsTooMany()
    {
        await File.WriteAllBytesAsync(FilePath, Root.Revoke([]), Token);
        await File.WriteAllBytesAsync(FilePath + ".old", Root.Revoke([], TestAuthority.Now.AddDays(-3)), Token);

        Assert.Null(await OpenAsync(FeedBuilder.Feeds(_time), $"{FilePath},{FilePath}.old"));
        Assert.Contains("name only the newer one", Assert.Single(_problems), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Open_AuthorityIsReplaced_EachListCountsFromTheMomentThatItsAuthorityIsThere()
    {
        var (successor, other) = (CertificateBuilder.Root("CN=Successor"), FilePath + ".next");
        var revoked = new CertificateBuilder().SignedBy(successor);
        await File.WriteAllBytesAsync(FilePath, Root.Revoke([]), Token);
        await File.WriteAllBytesAsync(other, successor.Revoke([revoked]), Token);
        var feeds = FeedBuilder.Feeds(_time);

        // First the settings name both lists, which takes a restart; then the vault's authorities change without one.
        Assert.NotNull(await OpenAsync(feeds, $"{FilePath},{other}"));
        Assert.Contains($"{other} cannot be used (OtherSigner)", Assert.Single(_notices), StringComparison.Ordinal);
        feeds.Settle();
        var both = await OpenAsync(feeds, $"{FilePath},{other}", Root, successor);
        feeds.Settle();
        Assert.Equal(TrustOutcome.Revoked, Judge(revoked, both!, Root, successor));
        Assert.Equal(TrustOutcome.Trusted, Judge(Leaf, both!, Root, successor));
        Assert.Single(_notices);

        Assert.NotNull(await OpenAsync(feeds, $"{FilePath},{other}", successor));
        Assert.Contains($"{FilePath} cannot be used (OtherSigner)", _notices[^1], StringComparison.Ordinal);
        Assert.Empty(_problems);
    }

    [Fact]
    public async Task Open_NewAuthorityHasNoListYet_ItsCertificatesAreRefusedAndTheListIsLookedForAgain()
    {
        var successor = CertificateBuilder.Root("CN=Successor");
        var leaf = new CertificateBuilder().SignedBy(successor);
        await File.WriteAllBytesAsync(FilePath, Root.Revoke([]), Token);
        await File.WriteAllBytesAsync(FilePath + ".next", CertificateBuilder.Root().Revoke([]), Token);
        var locations = $"{FilePath},{FilePath}.next";
        var feeds = FeedBuilder.Feeds(_time);

        var lists = await OpenAsync(feeds, locations, Root, successor);
        feeds.Settle();
        Assert.Equal(TrustOutcome.RevocationUnknown, Judge(leaf, lists!, Root, successor));
        Assert.Equal(TrustOutcome.Trusted, Judge(Leaf, lists!, Root, successor));

        await File.WriteAllBytesAsync(FilePath + ".next", successor.Revoke([]), Token);
        Assert.Same(lists, await OpenAsync(feeds, locations, Root, successor));
        Assert.Equal(TrustOutcome.Trusted, Judge(leaf, lists!, Root, successor));
        Assert.Empty(_problems);
    }

    [Fact]
    public async Task Read_NobodyAnswersOrAFolder_IsUnreachable()
    {
        Assert.Null(await FeedBuilder.Source(_time).ReadAsync("http://127.0.0.1:1/list.crl", Token));
        Assert.Null(await FeedBuilder.Source(_time).ReadAsync(_folder, Token));
    }

    [Fact]
    public async Task Read_ServerThatNeverAnswers_EndsAtTheDeadlineOrWithTheCaller()
    {
        await using var server = await ServeAsync();
        using var caller = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var source = FeedBuilder.Source(_time);

        var slow = source.ReadAsync(server.Urls.First() + "/slow", Token);
        await _time.ArmedAsync(TimeSpan.FromSeconds(20));
        _time.Advance(TimeSpan.FromSeconds(20));
        Assert.Null(await slow);

        var cancelled = source.ReadAsync(server.Urls.First() + "/slow", caller.Token);
        await caller.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => cancelled);
    }

    [Fact]
    public async Task Refresh_NewList_IsTakenAndAFailureKeepsItAndIsTriedAgainSooner()
    {
        await File.WriteAllBytesAsync(FilePath, Root.Revoke([]), Token);
        using var signal = new RefreshSignal(_rule);
        var telemetry = FeedBuilder.Telemetry(_time);
        var feeds = FeedBuilder.Feeds(_time, telemetry);
        var lists = await OpenAsync(feeds, FilePath);
        Assert.Equal("Replaced", await signal.NextOutcomeAsync());
        using var refresh = Refresh(feeds, telemetry, random: 0.5);
        await refresh.StartAsync(Token);

        await File.WriteAllBytesAsync(FilePath, Root.Revoke([Leaf], _time.GetUtcNow()), Token);
        Assert.Equal("Replaced", await OutcomeAfterAsync(signal, TimeSpan.FromHours(1)));
        Assert.Equal("Unchanged", await OutcomeAfterAsync(signal, TimeSpan.FromHours(1)));
        File.Delete(FilePath);
        Assert.Equal("Unreachable", await OutcomeAfterAsync(signal, TimeSpan.FromHours(1)));
        Assert.Equal("Unreachable", await OutcomeAfterAsync(signal, TimeSpan.FromMinutes(6)));

        Assert.Equal(2, lists!.Generation);
        await refresh.StopAsync(Token);
    }

    [Theory]
    [InlineData(0, 54)]
    [InlineData(1, 66)]
    public async Task Refresh_Jitter_MovesTheReadingByUpToATenth(double random, int minutes)
    {
        using var refresh = Refresh(FeedBuilder.Feeds(_time), FeedBuilder.Telemetry(_time), random);

        await refresh.StartAsync(Token);

        await _time.ArmedAsync(TimeSpan.FromMinutes(minutes));
        await refresh.StopAsync(Token);
    }

    [Fact]
    public async Task Telemetry_StaleList_SaysHowLongAndWarns()
    {
        await File.WriteAllBytesAsync(FilePath, Root.Revoke([], nextUpdate: TestAuthority.Now.AddHours(1)), Token);
        using var signal = new RefreshSignal(_rule);
        var logger = new LogRecorder<RevocationTelemetry>();
        var telemetry = FeedBuilder.Telemetry(_time, logger);
        await OpenAsync(FeedBuilder.Feeds(_time, telemetry), FilePath);
        Assert.Equal(3600, await signal.NextRemainingAsync());

        _time.Advance(TimeSpan.FromHours(3));
        await OpenAsync(FeedBuilder.Feeds(_time, telemetry), FilePath);
        Assert.Equal(-7200, await signal.NextRemainingAsync());
        var warning = Assert.Single(logger.Entries, entry => entry.Level == LogLevel.Warning).Message;
        Assert.Contains($"{_rule} is stale since", warning, StringComparison.Ordinal);
    }

    private TrustOutcome Judge(TestCertificate leaf, RevocationLists lists, params TestCertificate[] authorities) => new IssuedTrustRule(
        _rule, new ExpectedSubject(CertificateBuilder.DnsName), [.. authorities.Select(authority => authority.Certificate)],
        revocation: lists).Judge(leaf.Certificate, _time.GetUtcNow());

    private async Task<string> OutcomeAfterAsync(RefreshSignal signal, TimeSpan pause)
    {
        await _time.ArmedAsync(pause);
        _time.Advance(pause);
        return await signal.NextOutcomeAsync();
    }

    private RevocationRefresh Refresh(RevocationFeeds feeds, RevocationTelemetry telemetry, double random) =>
        new(feeds, Options.Create(new ReceivingOptions()), telemetry, _time, () => random);

    private Task<RevocationLists?> OpenAsync(RevocationFeeds feeds, string locations, params TestCertificate[] authorities) =>
        feeds.OpenAsync(
            new TrustRuleOptions { Name = _rule, Crl = locations },
            authorities.Length == 0 ? [Root.Certificate] : [.. authorities.Select(authority => authority.Certificate)],
            TimeSpan.FromHours(24), _problems.Add, _notices.Add, Token);

    private static async Task<WebApplication> ServeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var server = builder.Build();
        server.MapGet("/good", () => Results.Bytes(Root.Revoke([])));
        server.MapGet("/large", () => Results.Bytes(new byte[RevocationListReader.MaxBytes + 1]));
        server.MapGet("/slow", (CancellationToken aborted) => Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, aborted));
        await server.StartAsync(Token);
        return server;
    }
}
