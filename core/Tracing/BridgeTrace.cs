using System.Diagnostics;

namespace Bridge.Core.Tracing;

/// <summary>
/// One trace from the webhook through both queues to the consumer. Spans hold ids, verdicts and outcomes only; where nobody
/// listens there are none, and they cost nothing.
/// </summary>
public static class BridgeTrace
{
    /// <summary>Name of the activity source.</summary>
    public const string SourceName = "Bridge";

    private static readonly ActivitySource Source = new(SourceName);

    /// <summary>The W3C <c>traceparent</c> of the span under way; null when there is none, or only one of somebody else.</summary>
    public static string? Parent =>
        Activity.Current is { } activity && ReferenceEquals(activity.Source, Source) ? activity.Id : null;

    /// <summary>Begins the part of a trace that this process has.</summary>
    /// <param name="name">The span's name.</param>
    /// <param name="kind">What it is to the queue or the caller.</param>
    /// <param name="parent">The <c>traceparent</c> of a message that continues; null or unreadable begins a trace.</param>
    internal static Activity? Begin(string name, ActivityKind kind, string? parent = null)
    {
        if (!Source.HasListeners()) return null;
        if (ActivityContext.TryParse(parent, null, isRemote: true, out var context)) return Source.StartActivity(name, kind, context);

        // What is current comes from the host, and it from the caller's headers: nobody outside chooses our trace ids.
        Activity.Current = null;
        return Source.StartActivity(name, kind);
    }

    /// <summary>Begins a step within the span under way.</summary>
    internal static Activity? BeginStep(string name) => Parent is null ? null : Source.StartActivity(name);
}
