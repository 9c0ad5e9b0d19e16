using System.Net;
using System.Net.Http.Headers;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Extensions.Logging;

namespace Bridge.Core.Truv;

/// <summary>Truv's mTLS API over an <see cref="HttpClient"/> that presents the client certificate, keeps the rate limit and retries.</summary>
/// <param name="http">Client with base address, client certificate, gate and resilience handlers.</param>
/// <param name="credentials">The access headers now in force, asked for on every call.</param>
/// <param name="limits">Size and time of an answer.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Logs path and outcome; never an answer.</param>
public sealed partial class TruvApi(
    HttpClient http, Func<TruvCredentials> credentials, TruvLimits limits, TimeProvider time, ILogger<TruvApi> logger) : ITruvApi
{
    /// <summary>Where the gate notes when an attempt left, so that the time spent waiting for a turn does not count.</summary>
    public static readonly HttpRequestOptionsKey<DateTimeOffset> AskedAt = new("bridge-asked-at");

    private static readonly MediaTypeHeaderValue Json = new("application/json");

    /// <inheritdoc />
    public async Task<TruvAnswer> GetAsync(string path, CancellationToken cancellationToken)
    {
        using var request = Request(path);
        var begun = time.GetUtcNow();
        var answer = await AnswerAsync(request, path, cancellationToken);
        return answer with { AskedAt = request.Options.TryGetValue(AskedAt, out var askedAt) ? askedAt : begun };
    }

    /// <inheritdoc />
    public async Task<TruvAnswer> GetAllAsync(string path, CancellationToken cancellationToken)
    {
        var pages = new PageCollector(limits.MaxListBytes);
        DateTimeOffset? askedAt = null;
        for (var next = path; next is not null;)
        {
            var page = await GetAsync(next, cancellationToken);
            askedAt ??= page.AskedAt;
            if (page.Resource is not { } resource) return page;
            if (pages.Add(resource) is var outcome and not TruvOutcome.Found)
            {
                LogPages(PathOf(path), outcome);
                return new TruvAnswer(outcome) { AskedAt = askedAt.Value };
            }

            next = PageLinks.Next(next, resource);
        }

        return TruvAnswer.Found(pages.ToArray()) with { AskedAt = askedAt!.Value };
    }

    private async Task<TruvAnswer> AnswerAsync(HttpRequestMessage request, string path, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(limits.BodyTimeout, time);
        try
        {
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            var outcome = OutcomeOf(response.StatusCode);
            if (outcome != TruvOutcome.Found)
            {
                LogStatus(PathOf(path), (int)response.StatusCode, outcome);
                return new TruvAnswer(outcome);
            }

            using var body = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
            if (await CappedReader.ReadAsync(response.Content, limits.MaxResponseBytes, body.Token) is { } json)
                return TruvAnswer.Found(JsonElement.Parse(json.Span));
            LogTooLarge(PathOf(path), limits.MaxResponseBytes);
            return new TruvAnswer(TruvOutcome.TooLarge);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            var outcome = IsTlsRefusal(e) ? TruvOutcome.Unauthorized : TruvOutcome.Unavailable;
            LogFailure(e, PathOf(path), outcome);
            return new TruvAnswer(outcome);
        }
    }

    // Truv answers 406 to a restrictive Accept and wants a Content-Type even on GET (truv.md §4).
    private HttpRequestMessage Request(string path)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, path) { Content = new ByteArrayContent([]) };
        request.Content.Headers.ContentType = Json;
        credentials().AddTo(request.Headers);
        return request;
    }

    private static TruvOutcome OutcomeOf(HttpStatusCode status) => (int)status switch
    {
        >= 200 and < 300 => TruvOutcome.Found,
        404 => TruvOutcome.NotFound,
        410 => TruvOutcome.Expired,
        401 or 403 => TruvOutcome.Unauthorized,
        429 => TruvOutcome.Throttled,
        408 or >= 500 => TruvOutcome.Unavailable,
        _ => TruvOutcome.Rejected,
    };

    // With TLS 1.3 a refused client certificate shows only on the first read: an alert, wrapped in an I/O error.
    private static bool IsTlsRefusal(Exception e)
    {
        for (Exception? cause = e; cause is not null; cause = cause.InnerException)
        {
            if (cause is AuthenticationException or CryptographicException) return true;
        }

        return e is HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError };
    }

    // A query may hold what a person typed.
    private static string PathOf(string path) => path.Split('?')[0];

    [LoggerMessage(200, LogLevel.Warning, "GET {Path} was answered {Status}: {Outcome}")]
    private partial void LogStatus(string path, int status, TruvOutcome outcome);

    [LoggerMessage(201, LogLevel.Warning, "GET {Path} got no usable answer: {Outcome}")]
    private partial void LogFailure(Exception exception, string path, TruvOutcome outcome);

    [LoggerMessage(202, LogLevel.Warning, "GET {Path} was answered with more than {MaxBytes} bytes (Truv__MaxResponseBytes)")]
    private partial void LogTooLarge(string path, int maxBytes);

    [LoggerMessage(203, LogLevel.Warning, "The pages of {Path} do not come to an end within the limits: {Outcome}")]
    private partial void LogPages(string path, TruvOutcome outcome);
}
