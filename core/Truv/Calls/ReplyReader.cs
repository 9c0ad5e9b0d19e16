using System.Net.Http.Headers;

namespace Bridge.Core.Truv.Calls;

/// <summary>Turns status, headers and bytes into a <see cref="TruvReply"/>.</summary>
internal static class ReplyReader
{
    /// <summary>Reads an answer whose body was taken whole.</summary>
    internal static TruvReply Read(int status, HttpResponseHeaders headers, ReadOnlySpan<byte> body, DateTimeOffset now)
    {
        var json = WholeJson.Parse(body);
        if (status == 429 || ErrorBody.SaysThrottled(json, body))
        {
            return new TruvReply(status, TruvOutcome.Throttled)
            {
                Code = ErrorBody.Code(json),
                RetryAfter = Later(Header(headers.RetryAfter, now), ErrorBody.Hint(json, body)),
            };
        }

        var outcome = OutcomeOf(status, json is not null);
        return new TruvReply(status, outcome)
        {
            Resource = outcome == TruvOutcome.Found ? json : null,
            Code = status < 400 ? null : ErrorBody.Code(json),
            IsTransient = outcome == TruvOutcome.Unavailable && status is >= 500 or 408 or (>= 200 and < 300),
        };
    }

    // A 404 that is not JSON comes from something before Truv's application, a load balancer for instance, and says
    // nothing of the object: taken for an answer, it would have every event published without its data. The same goes
    // for redirects. 206 is a part that nobody asked for.
    private static TruvOutcome OutcomeOf(int status, bool isJson) => status switch
    {
        206 => TruvOutcome.Unavailable,
        >= 200 and < 300 => isJson ? TruvOutcome.Found : TruvOutcome.Unavailable,
        401 => TruvOutcome.Unauthorized,
        403 => TruvOutcome.Forbidden,
        404 => isJson ? TruvOutcome.NotFound : TruvOutcome.Unavailable,
        410 => TruvOutcome.Expired,
        408 => TruvOutcome.Unavailable,
        >= 400 and < 500 => TruvOutcome.Rejected,
        _ => TruvOutcome.Unavailable,
    };

    private static TimeSpan? Header(RetryConditionHeaderValue? header, DateTimeOffset now) => header switch
    {
        { Delta: { } seconds } => seconds,
        { Date: { } date } => date > now ? date - now : TimeSpan.Zero,
        _ => null,
    };

    private static TimeSpan? Later(TimeSpan? one, TimeSpan? other) => one > other || other is null ? one : other;
}
