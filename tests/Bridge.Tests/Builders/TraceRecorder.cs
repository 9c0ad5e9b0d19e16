using System.Collections.Concurrent;
using System.Diagnostics;
using Bridge.Core.Tracing;

namespace Bridge.Tests.Builders;

/// <summary>Keeps the bridge's spans that the test which made it begins, and those of no other test.</summary>
internal sealed class TraceRecorder : IDisposable
{
    private static readonly AsyncLocal<TraceRecorder?> Own = new();

    private readonly ActivityListener _listener;

    public TraceRecorder()
    {
        Own.Value = this;
        _listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == BridgeTrace.SourceName,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) =>
                Own.Value == this ? ActivitySamplingResult.AllDataAndRecorded : ActivitySamplingResult.None,
            ActivityStopped = activity =>
            {
                if (Own.Value == this) Spans.Enqueue(activity);
            },
        };
        ActivitySource.AddActivityListener(_listener);
    }

    public ConcurrentQueue<Activity> Spans { get; } = new();

    public Activity Single(string name) => Assert.Single(Spans, span => span.OperationName == name);

    public void Dispose() => _listener.Dispose();
}
