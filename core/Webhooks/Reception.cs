using System.Diagnostics;

namespace Bridge.Core.Webhooks;

/// <summary>One request on its way from the web server to its verdict.</summary>
/// <param name="request">The request.</param>
/// <param name="limits">The time it has.</param>
/// <param name="telemetry">Takes the time of each step.</param>
/// <param name="time">The clock.</param>
/// <param name="caller">Is cancelled when the caller hangs up.</param>
internal sealed class Reception(
    WebhookRequest request, ReceivingLimits limits, ReceivingTelemetry telemetry, TimeProvider time, CancellationToken caller)
{
    private TimeSpan _stepsEnded;

    public WebhookRequest Request => request;

    public CancellationToken Caller => caller;

    public Evidence Evidence { get; } = new() { ReceivedAt = time.GetUtcNow() };

    public Activity? Span { get; init; }

    public RequestDeadline Deadline { get; } = new(limits, time);

    /// <summary>Ends a step; the next one begins. Costs nothing when nobody listens.</summary>
    public void EndStep(string step)
    {
        if (!telemetry.MeasuresSteps) return;
        var now = Deadline.Elapsed;
        telemetry.RecordStep(step, now - _stepsEnded);
        _stepsEnded = now;
    }
}
