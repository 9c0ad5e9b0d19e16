using System.Threading.RateLimiting;
using Bridge.Core.Events;

namespace Bridge.Core.Webhooks;

/// <summary>Takes one webhook from request to queue and says what became of it.</summary>
public sealed class WebhookReceiver : IAsyncDisposable
{
    private readonly Func<WebhookChecks> _checks;
    private readonly WebhookKeeper _keeper;
    private readonly ReceivingLimits _limits;
    private readonly ReceivingTelemetry _telemetry;
    private readonly TimeProvider _time;
    private readonly ConcurrencyLimiter _places;

    /// <summary>Creates the receiver.</summary>
    /// <param name="checks">The checks of the policy now in force, asked for on every request.</param>
    /// <param name="keeper">Puts webhooks on their queue.</param>
    /// <param name="limits">What one request, and all together, may take.</param>
    /// <param name="telemetry">Counts and logs every verdict.</param>
    /// <param name="time">The clock.</param>
    public WebhookReceiver(
        Func<WebhookChecks> checks, WebhookKeeper keeper, ReceivingLimits limits, ReceivingTelemetry telemetry,
        TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(limits);
        (_checks, _keeper, _limits, _telemetry, _time) = (checks, keeper, limits, telemetry, time);

        // Nobody waits: Truv has ten seconds, and a place in a line would hold the memory that the limit is to save.
        _places = new ConcurrencyLimiter(new() { PermitLimit = limits.MaxConcurrency, QueueLimit = 0 });
    }

    /// <summary>Checks, identifies and queues one webhook. Whatever comes in, the answer is a verdict.</summary>
    /// <param name="request">The request as the web server saw it.</param>
    /// <param name="reference">Id that a refusal shows to the caller and the log to the operator.</param>
    /// <param name="caller">
    /// Is cancelled when the caller hangs up. It ends the reading of a body; an event that has passed its checks is queued
    /// even then, since Truv's retry would find it there.
    /// </param>
    public async ValueTask<Verdict> ReceiveAsync(WebhookRequest request, string reference, CancellationToken caller)
    {
        using var span = ReceivingTrace.Begin();
        var reception = new Reception(request, _limits, _telemetry, _time, caller) { Span = span };
        var verdict = await AdmitAsync(reception);
        ReceivingTrace.End(span, verdict, reference);
        _telemetry.Record(verdict, reception.Evidence, reference, reception.Deadline.Elapsed);
        return verdict;
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync() => _places.DisposeAsync();

    private async ValueTask<Verdict> AdmitAsync(Reception reception)
    {
        using var place = _places.AttemptAcquire();
        return place.IsAcquired ? await DecideAsync(reception) : Verdicts.Overloaded;
    }

    private async ValueTask<Verdict> DecideAsync(Reception reception)
    {
        var (refusal, body) = await _checks().RunAsync(reception);
        if (refusal is not null)
        {
            if (refusal == Verdicts.SignatureMismatch) await _keeper.KeepMismatchAsync(body, reception);
            return refusal;
        }

        var unreadable = TruvEventReader.Read(body, out var truvEvent);
        reception.EndStep("event");
        if (unreadable is null) ReceivingTrace.Identify(reception.Span, truvEvent!);
        return unreadable is null
            ? await _keeper.EnqueueAsync(truvEvent!, body, reception)
            : await _keeper.KeepUnreadableAsync(unreadable, body, reception);
    }
}
