using System.Net;
using Bridge.Functions.Settings;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http.Resilience;
using Microsoft.Extensions.Options;
using Polly;

namespace Bridge.Functions.Truv;

/// <summary>
/// From the outside in: retries, then each attempt's turn at the gate, then the circuit breaker and the time of one attempt. Waiting for a
/// turn may take a minute and is no failure, so no timeout encloses it.
/// </summary>
internal static class TruvResilience
{
    private const int MaxRetries = 3;

    internal static IHttpClientBuilder AddTruvResilience(this IHttpClientBuilder builder)
    {
        builder.AddResilienceHandler("retry", pipeline => pipeline.AddRetry(new HttpRetryStrategyOptions
        {
            MaxRetryAttempts = MaxRetries,
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
            Delay = TimeSpan.FromSeconds(1),
            ShouldRetryAfterHeader = false,
            ShouldHandle = arguments => ValueTask.FromResult(MayHelp(arguments.Outcome)),
        }));
        builder.AddHttpMessageHandler<GateHandler>();
        builder.AddResilienceHandler("attempt", (pipeline, context) => pipeline
            .AddCircuitBreaker(new HttpCircuitBreakerStrategyOptions { ShouldHandle = arguments => ValueTask.FromResult(MayHelp(arguments.Outcome)) })
            .AddTimeout(context.ServiceProvider.GetRequiredService<IOptions<TruvOptions>>().Value.AttemptTimeout));
        return builder;
    }

    // 429 is the gate's; 401 and 403 stay what they are however often one asks; a refused handshake is ours to mend.
    private static bool MayHelp(Outcome<HttpResponseMessage> outcome) => outcome.Result is { } response
        ? (int)response.StatusCode >= 500 || response.StatusCode == HttpStatusCode.RequestTimeout
        : outcome.Exception is Polly.Timeout.TimeoutRejectedException
            or HttpRequestException { HttpRequestError: not HttpRequestError.SecureConnectionError };
}
