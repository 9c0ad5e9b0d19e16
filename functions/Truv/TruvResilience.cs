using Bridge.Core.Truv;
using Bridge.Core.Truv.Calls;
using Bridge.Functions.Settings;
using Microsoft.Extensions.Http.Resilience;
using Polly;
using Polly.Timeout;

namespace Bridge.Functions.Truv;

/// <summary>
/// What is done about calls that fail for the moment. A 429 is none of it: the gate waits, since all calls share the
/// limit.
/// </summary>
internal static class TruvResilience
{
    private static readonly TimeSpan LongestDelay = TimeSpan.FromSeconds(30);

    /// <summary>
    /// Around the gate: the whole call's time, repetition, and the breaker, which spares permits during an outage.
    /// </summary>
    internal static void AroundTheGate(
        ResiliencePipelineBuilder<HttpResponseMessage> pipeline, TruvApiOptions options, TruvTelemetry telemetry,
        TimeProvider time)
    {
        pipeline.TimeProvider = time;
        pipeline
            .AddTimeout(new HttpTimeoutStrategyOptions { Timeout = options.TotalTimeout })
            .AddRetry(new HttpRetryStrategyOptions
            {
                MaxRetryAttempts = options.MaxRetries,
                Delay = options.RetryDelay,
                MaxDelay = LongestDelay,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                // A long Retry-After of a 503 would use up the call's time asleep; the event is better put off.
                ShouldRetryAfterHeader = false,
                ShouldHandle = arguments => ValueTask.FromResult(IsTransient(arguments.Outcome)),
                OnRetry = arguments =>
                {
                    telemetry.Retried(OutcomeOf(arguments.Outcome));
                    return ValueTask.CompletedTask;
                },
            })
            .AddCircuitBreaker(new HttpCircuitBreakerStrategyOptions
            {
                FailureRatio = options.Breaker.FailureRatio,
                MinimumThroughput = options.Breaker.MinimumThroughput,
                SamplingDuration = options.Breaker.SamplingDuration,
                BreakDuration = options.Breaker.BreakDuration,
                ShouldHandle = arguments => ValueTask.FromResult(IsTransient(arguments.Outcome)),
            });
    }

    /// <summary>Inside the gate: one attempt's time, without the wait for its turn.</summary>
    internal static void OfOneAttempt(
        ResiliencePipelineBuilder<HttpResponseMessage> pipeline, TruvApiOptions options, TimeProvider time)
    {
        pipeline.TimeProvider = time;
        pipeline.AddTimeout(new HttpTimeoutStrategyOptions { Timeout = options.AttemptTimeout });
    }

    // 401, 403 and TLS refusals are the same for every call: repeating them only delays the alarm.
    private static bool IsTransient(Outcome<HttpResponseMessage> outcome) => outcome switch
    {
        { Exception: TimeoutRejectedException } => true,
        { Exception: HttpRequestException failure } => !TlsRefusal.IsIn(failure),
        { Result.RequestMessage: { } request } => TruvCall.Of(request).Reply is { IsTransient: true },
        _ => false,
    };

    private static TruvOutcome OutcomeOf(Outcome<HttpResponseMessage> outcome) =>
        outcome.Result?.RequestMessage is { } request && TruvCall.Of(request).Reply is { } reply
            ? reply.Outcome
            : TruvOutcome.Unavailable;
}
