using System.Diagnostics;
using Bridge.Core.Enrichment.Running;
using Bridge.Core.Webhooks;
using Bridge.Tests.Builders;

namespace Bridge.Tests.Core.Tracing;

/// <summary>The span of one message, which continues what the webhook began.</summary>
public sealed class EnrichmentTraceTests
{
    private const string Webhook = "00-0123456789abcdef0123456789abcdef-0123456789abcdef-01";

    private readonly EnrichmentFixture _fixture = new();

    [Fact]
    public async Task Enrich_MessageWithATrace_ContinuesIt()
    {
        using var traces = new TraceRecorder();
        Add(Webhook);

        await _fixture.RunAsync();

        var span = traces.Single("enrich");
        Assert.Equal(("0123456789abcdef0123456789abcdef", "0123456789abcdef"), (span.TraceId.ToString(), span.ParentSpanId.ToString()));
        Assert.Equal((ActivityKind.Consumer, "Published"), (span.Kind, span.GetTagItem("bridge.outcome")));
        Assert.Equal(
            ["bridge.attempt", "bridge.event.id", "bridge.event.type", "bridge.outcome", "bridge.source"],
            span.TagObjects.Select(tag => tag.Key).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Enrich_EachResource_IsAStepOfTheSameTrace()
    {
        using var traces = new TraceRecorder();
        Add(Webhook);

        await _fixture.RunAsync();

        var enrich = traces.Single("enrich");
        var steps = traces.Spans.Where(span => span.OperationName == "fetch").ToArray();
        Assert.NotEmpty(steps);
        Assert.All(steps, step => Assert.Equal((enrich.TraceId, enrich.SpanId), (step.TraceId, step.ParentSpanId)));
        Assert.All(steps, step => Assert.Equal(
            ["bridge.outcome", "bridge.resource"], step.TagObjects.Select(tag => tag.Key).Order(StringComparer.Ordinal)));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("00-00000000000000000000000000000000-0123456789abcdef-01")]
    [InlineData("not a trace")]
    public async Task Enrich_MessageWithoutAReadableTrace_BeginsOne(string? parent)
    {
        using var traces = new TraceRecorder();
        using var timer = new Activity("timer").Start();
        Add(parent);

        await _fixture.RunAsync();

        var span = traces.Single("enrich");
        Assert.NotEqual(timer.TraceId, span.TraceId);
        Assert.Equal(default, span.ParentSpanId);
    }

    [Fact]
    public async Task Enrich_Halted_IsAnError()
    {
        using var traces = new TraceRecorder();
        _fixture.Queues.Outcome = QueueOutcome.Unavailable;
        Add(Webhook);

        await _fixture.RunAsync();

        Assert.Equal(ActivityStatusCode.Error, traces.Single("enrich").Status);
        Assert.Equal(nameof(EnrichmentOutcome.Halted), traces.Single("enrich").GetTagItem("bridge.outcome"));
    }

    private void Add(string? parent) => _fixture.Queues.Add(
        FakeQueues.Message(WebhookBuilder.Body, _fixture.Time.GetUtcNow().AddMinutes(-1)) with { TraceParent = parent });
}
