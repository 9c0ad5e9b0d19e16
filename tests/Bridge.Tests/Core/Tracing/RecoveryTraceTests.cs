using System.Diagnostics;
using Bridge.Core.Webhooks;
using Bridge.Tests.Builders;

namespace Bridge.Tests.Core.Tracing;

/// <summary>The span of an event that was pulled from Truv's history: nothing began a trace before it.</summary>
public sealed class RecoveryTraceTests
{
    private readonly ReconciliationFixture _bridge = new();

    [Fact]
    public async Task Run_TwoMissingEvents_BeginATraceEach()
    {
        using var traces = new TraceRecorder();
        _bridge.History.Add(FakeDeliveries.Body("o1"));
        _bridge.History.Add(FakeDeliveries.Body("o2"));

        await _bridge.RunAsync();

        var spans = traces.Spans.ToArray();
        Assert.Equal(["recover", "recover"], spans.Select(span => span.OperationName));
        Assert.Equal(2, spans.Select(span => span.TraceId).Distinct().Count());
        Assert.All(spans, span => Assert.Equal((default, ActivityKind.Producer), (span.ParentSpanId, span.Kind)));
        Assert.All(spans, span => Assert.Equal("Accepted", span.GetTagItem("bridge.outcome")));
    }

    [Fact]
    public async Task Run_QueueDown_IsAnError()
    {
        using var traces = new TraceRecorder();
        _bridge.Queue.Outcome = _ => QueueOutcome.Unavailable;
        _bridge.History.Add(FakeDeliveries.Body("o1"));

        await _bridge.RunAsync();

        Assert.Equal(ActivityStatusCode.Error, traces.Single("recover").Status);
    }
}
