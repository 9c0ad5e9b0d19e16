using System.Net;
using System.Net.Http.Headers;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Extensions.Logging;

namespace Bridge.Core.Truv;

/// <summary>Truv's mTLS API over an <see cref="HttpClient"/> that presents the client certificate and retries.</summary>
/// <param name="http">Client with base address, client certificate and resilience handler.</param>
/// <param name="credentials">The access headers now in force, asked for on every call.</param>
/// <param name="logger">Logs path and outcome; never an answer.</param>
public sealed partial class TruvApi(HttpClient http, Func<TruvCredentials> credentials, ILogger<TruvApi> logger) : ITruvApi
{
    private static readonly MediaTypeHeaderValue Json = new("application/json");

    /// <inheritdoc />
    public async Task<TruvAnswer> GetAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            using var request = Request(path);
            using var response = await http.SendAsync(request, cancellationToken);
            var outcome = OutcomeOf(response.StatusCode);
            if (outcome != TruvOutcome.Found) LogStatus(path, (int)response.StatusCode, outcome);
            return outcome == TruvOutcome.Found
                ? TruvAnswer.Found(await ReadAsync(response.Content, cancellationToken))
                : new TruvAnswer(outcome);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            var outcome = IsTlsRefusal(e) ? TruvOutcome.Unauthorized : TruvOutcome.Unavailable;
            LogFailure(e, path, outcome);
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

    private static async Task<JsonElement> ReadAsync(HttpContent content, CancellationToken cancellationToken)
    {
        await using var stream = await content.ReadAsStreamAsync(cancellationToken);
        using var document = await JsonDocument.ParseAsync(stream, default, cancellationToken);
        return document.RootElement.Clone();
    }

    private static TruvOutcome OutcomeOf(HttpStatusCode status) => (int)status switch
    {
        200 => TruvOutcome.Found,
        404 => TruvOutcome.NotFound,
        401 or 403 => TruvOutcome.Unauthorized,
        429 => TruvOutcome.Throttled,
        410 => TruvOutcome.Expired,
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

    [LoggerMessage(200, LogLevel.Warning, "GET {Path} was answered {Status}: {Outcome}")]
    private partial void LogStatus(string path, int status, TruvOutcome outcome);

    [LoggerMessage(201, LogLevel.Warning, "GET {Path} got no usable answer: {Outcome}")]
    private partial void LogFailure(Exception exception, string path, TruvOutcome outcome);
}
