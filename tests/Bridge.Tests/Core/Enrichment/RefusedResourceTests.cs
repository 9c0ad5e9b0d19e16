using System.Text.Json;
using Bridge.Core.Enrichment.Running;
using Bridge.Core.Truv;
using Bridge.Tests.Builders;

namespace Bridge.Tests.Core.Enrichment;

/// <summary>A 403 about one object, and one about everything.</summary>
public sealed class RefusedResourceTests
{
    private const string Probe = "/v1/webhooks/?page_size=1";
    private const string Report = "/v1/links/l1/income/report/";
    private const string Done =
        """{"webhook_id":"w1","event_type":"task-status-updated","event_created_at":"2026-03-12T15:02:10Z","task_id":"t1","link_id":"l1","status":"done","product":"income"}""";

    private readonly EnrichmentFixture _bridge = new();

    [Fact]
    public async Task Run_OneObjectIsForbidden_IsPublishedAsPartialWithAReason()
    {
        _bridge.Api.Answers[Report] = new TruvAnswer(TruvOutcome.Forbidden);
        _bridge.Add(Done);

        await _bridge.RunAsync();

        var enrichment = JsonElement.Parse(Assert.Single(_bridge.Queues.Published).Body.Span).GetProperty("data").GetProperty("enrichment");
        Assert.Equal("partial", enrichment.GetProperty("status").GetString());
        Assert.Equal("rejected", enrichment.GetProperty("outcomes").GetProperty("income_report").GetString());
        Assert.Contains("403", enrichment.GetProperty("reasons").GetProperty("income_report").GetString(), StringComparison.Ordinal);
        Assert.Equal(EnrichmentTrouble.None, _bridge.Health.Trouble);
        Assert.DoesNotContain(_bridge.Queues.Journal, line => line.StartsWith("dead-letter", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Run_ManyForbiddenObjects_AreJudgedByOneProbe()
    {
        _bridge.Api.Otherwise = new TruvAnswer(TruvOutcome.Forbidden);
        _bridge.Api.Answers[Probe] = new FakeTruvApi().Otherwise;
        for (var i = 0; i < 20; i++) _bridge.Add(Done.Replace("l1", $"l{i}", StringComparison.Ordinal));

        await _bridge.RunAsync();

        Assert.Equal(20, _bridge.Queues.Published.Count);
        Assert.Equal(1, _bridge.Api.Calls[Probe]);
    }

    [Theory]
    [InlineData(TruvOutcome.Forbidden)]
    [InlineData(TruvOutcome.Unauthorized)]
    public async Task Run_ProbeIsRefusedToo_HaltsAndResumesWhenItIsNot(TruvOutcome probe)
    {
        _bridge.Api.Answers[Report] = new TruvAnswer(TruvOutcome.Forbidden);
        _bridge.Api.Answers[Probe] = new TruvAnswer(probe);
        _bridge.Add(Done);

        await _bridge.RunAsync();

        Assert.Equal(["postpone 60"], _bridge.Queues.Journal);
        Assert.Equal(EnrichmentTrouble.Unauthorized, _bridge.Health.Trouble);

        _bridge.Api.Answers.Clear();
        _bridge.Add(Done);
        await _bridge.RunAsync();
        Assert.Equal("complete", Assert.Single(_bridge.Queues.Published).Status);
        Assert.Equal(EnrichmentTrouble.None, _bridge.Health.Trouble);
    }

    [Theory]
    [InlineData(TruvOutcome.Unavailable)]
    [InlineData(TruvOutcome.Throttled)]
    public async Task Run_ProbeCannotAnswer_PostponesWithoutHalting(TruvOutcome probe)
    {
        _bridge.Api.Answers[Report] = new TruvAnswer(TruvOutcome.Forbidden);
        _bridge.Api.Answers[Probe] = new TruvAnswer(probe);
        _bridge.Add(Done);

        var tally = await _bridge.RunAsync();

        Assert.Equal(1, tally[EnrichmentOutcome.Postponed]);
        Assert.Equal(EnrichmentTrouble.None, _bridge.Health.Trouble);
    }

    [Fact]
    public async Task Run_ProbeIsNotServed_AnotherAnswerToTheEventTellsThatWeAreLetIn()
    {
        _bridge.Api.Answers[Report] = new TruvAnswer(TruvOutcome.Forbidden);
        _bridge.Api.Answers[Probe] = new TruvAnswer(TruvOutcome.NotFound);
        _bridge.Add(Done);

        await _bridge.RunAsync();

        Assert.Equal("partial", Assert.Single(_bridge.Queues.Published).Status);
    }

    [Theory]
    [InlineData("task-status-updated", "done", "brand-new", "no report for this product")]
    [InlineData("brand-new", "done", "income", "does not know this event type")]
    [InlineData("link-deleted", "", "", "removed the data")]
    [InlineData("task-status-updated", "done", "income", null)]
    [InlineData("task-status-updated", "login", "brand-new", null)]
    public async Task Run_VariantWithoutAPlan_SaysWhy(string type, string status, string product, string? reason)
    {
        _bridge.Add($$"""{"webhook_id":"w1","event_type":"{{type}}","task_id":"t1","link_id":"l1","status":"{{status}}","product":"{{product}}"}""");

        await _bridge.RunAsync();

        var enrichment = JsonElement.Parse(Assert.Single(_bridge.Queues.Published).Body.Span).GetProperty("data").GetProperty("enrichment");
        Assert.Equal(reason is not null, enrichment.TryGetProperty("reason", out var words));
        if (reason is not null) Assert.Contains(reason, words.GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_EventWithControlCharacters_IsPublishedUnderAPlainTypeAndSubject()
    {
        _bridge.Add("""{"webhook_id":"w1","event_type":"brand\nnew","order_id":"o\u0001\uFFFE"}""");

        var tally = await _bridge.RunAsync();

        Assert.Equal(1, tally[EnrichmentOutcome.Published]);
        var published = Assert.Single(_bridge.Queues.Published);
        Assert.Equal(("com.truv.brand%0Anew", "orders/o%01%EF%BF%BE"), (published.Type, published.Subject));
    }

    [Fact]
    public async Task Run_AnswersThatTookSeveralRequests_CountAllOfThem()
    {
        _bridge.Api.Answers["/v1/links/l1/"] = new FakeTruvApi().Otherwise with { Requests = 4 };
        _bridge.Add("""{"webhook_id":"w1","event_type":"link-connected","link_id":"l1"}""");

        await _bridge.RunAsync();

        Assert.Contains(("bridge.enrichment.events_per_call", 0.25), _bridge.Measured.Values);
    }
}
