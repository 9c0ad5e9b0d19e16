using System.Net;
using Bridge.Core.Truv.Calls;

namespace Bridge.Core.Truv.Rate;

/// <summary>
/// Sends a request when the gate lets it pass: every attempt takes a permit, since Truv counts every attempt. It stands
/// inside the retries and outside the timeout of an attempt, which is not for waiting. A request that Truv throttles
/// pauses everybody and waits for another turn, as long as the call may wait; then the call is given back as throttled.
/// </summary>
/// <param name="gate">The gate that all calls share.</param>
/// <param name="telemetry">Told of every attempt.</param>
/// <param name="time">Clock.</param>
public sealed class TruvGateHandler(ITruvGate gate, TruvTelemetry telemetry, TimeProvider time) : DelegatingHandler
{
    /// <inheritdoc />
    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var call = TruvCall.Of(request);
        var until = call.WaitUntil ??= gate.Now + gate.MaxWait;
        for (var throttled = false; ; throttled = true)
        {
            var began = time.GetTimestamp();
            using var permit = await gate.EnterAsync(until, cancellationToken);
            telemetry.Waited(time.GetElapsedTime(began), permit.Outcome);
            if (permit.Outcome != GateOutcome.Granted) return Throttled(request, call);

            if (throttled) telemetry.Retried(TruvOutcome.Throttled);
            var response = await AttemptAsync(request, call, cancellationToken);
            if (call.Reply is not { Outcome: TruvOutcome.Throttled } reply) return response;

            response.Dispose();
            gate.Pause(reply.RetryAfter);
        }
    }

    private async Task<HttpResponseMessage> AttemptAsync(
        HttpRequestMessage request, TruvCall call, CancellationToken cancellationToken)
    {
        call.AskedAt = time.GetUtcNow();
        call.Attempts++;
        var began = time.GetTimestamp();
        try
        {
            var response = await base.SendAsync(request, cancellationToken);
            telemetry.Attempted(time.GetElapsedTime(began), call.Reply?.Outcome);
            return response;
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            telemetry.Attempted(time.GetElapsedTime(began), TlsRefusal.OutcomeOf(e));
            throw;
        }
    }

    private static HttpResponseMessage Throttled(HttpRequestMessage request, TruvCall call)
    {
        call.Reply = new TruvReply((int)HttpStatusCode.TooManyRequests, TruvOutcome.Throttled);
        return new HttpResponseMessage(HttpStatusCode.TooManyRequests) { RequestMessage = request };
    }
}
