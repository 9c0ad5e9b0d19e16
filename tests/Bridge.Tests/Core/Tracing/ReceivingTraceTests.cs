using System.Diagnostics;
using Bridge.Core.Tracing;
using Bridge.Core.Webhooks;
using Bridge.Tests.Builders;

namespace Bridge.Tests.Core.Tracing;

/// <summary>The span of one webhook.</summary>
public sealed class ReceivingTraceTests
{
    private readonly ReceiverFixture _fixture = new();

    [Fact]
    public async Task Receive_Accepted_SaysVerdictAndIdsAndNothingElse()
    {
        using var traces = new TraceRecorder();

        await _fixture.ReceiveAsync(_fixture.Genuine());

        var span = traces.Single("receive");
        Assert.Equal((ActivityKind.Server, ActivityStatusCode.Unset), (span.Kind, span.Status));
        Assert.Equal(
            [
                "bridge.event.id", "bridge.event.type", "bridge.reference", "bridge.verdict", "bridge.verdict.code",
                "bridge.webhook.id", "http.response.status_code",
            ],
            span.TagObjects.Select(tag => tag.Key).Order(StringComparer.Ordinal));
        Assert.Equal(Verdicts.Accepted.Code, span.GetTagItem("bridge.verdict.code"));
    }

    [Fact]
    public async Task Receive_Refused_NamesNoEvent()
    {
        using var traces = new TraceRecorder();

        await _fixture.ReceiveAsync(_fixture.Genuine().Signed("sandbox-unknown"));

        var span = traces.Single("receive");
        Assert.Equal("signature-mismatch", span.GetTagItem("bridge.verdict"));
        Assert.Null(span.GetTagItem("bridge.event.id"));
    }

    [Fact]
    public async Task Receive_QueueDown_IsAnError()
    {
        using var traces = new TraceRecorder();
        _fixture.Queue.Outcome = QueueOutcome.Unavailable;

        await _fixture.ReceiveAsync(_fixture.Genuine());

        Assert.Equal(ActivityStatusCode.Error, traces.Single("receive").Status);
    }

    [Fact]
    public async Task Receive_UnderATraceOfTheCaller_BeginsOneOfItsOwnAndLeavesTheCallers()
    {
        using var traces = new TraceRecorder();
        using var host = new Activity("request").SetParentId("00-0123456789abcdef0123456789abcdef-0123456789abcdef-01").Start();

        await _fixture.ReceiveAsync(_fixture.Genuine());

        var span = traces.Single("receive");
        Assert.NotEqual(host.TraceId, span.TraceId);
        Assert.Equal((default, 0), (span.ParentSpanId, span.Links.Count()));
        Assert.Same(host, Activity.Current);
    }

    [Fact]
    public void Parent_UnderATraceOfSomebodyElse_IsNone()
    {
        using var host = new Activity("request").Start();

        Assert.Null(BridgeTrace.Parent);
    }
}
