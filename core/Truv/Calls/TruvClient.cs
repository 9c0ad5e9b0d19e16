using System.Net.Http.Headers;

namespace Bridge.Core.Truv.Calls;

/// <summary>One call to Truv's mTLS API: access headers, one answer, a named outcome.</summary>
/// <param name="http">Client with base address, whose handlers end in <see cref="TruvReplyHandler"/>.</param>
/// <param name="credentials">The access headers now in force, asked for on every call.</param>
/// <param name="telemetry">Told of every answer; never of what it says.</param>
/// <param name="time">Clock.</param>
public sealed class TruvClient(
    HttpClient http, Func<TruvCredentials> credentials, TruvTelemetry telemetry, TimeProvider time)
{
    private static readonly MediaTypeHeaderValue Json = new("application/json");

    /// <summary>Gets what is at a path, as it is: one page of a list, for instance.</summary>
    /// <exception cref="ArgumentException">The path leads to another host.</exception>
    public Task<TruvAnswer> GetAsync(string path, CancellationToken cancellationToken) =>
        SendAsync(HttpMethod.Get, path, [], cancellationToken);

    /// <summary>Changes what is at a path.</summary>
    /// <exception cref="ArgumentException">The path leads to another host.</exception>
    public Task<TruvAnswer> PatchAsync(string path, byte[] json, CancellationToken cancellationToken) =>
        SendAsync(HttpMethod.Patch, path, json, cancellationToken);

    private async Task<TruvAnswer> SendAsync(
        HttpMethod method, string path, byte[] body, CancellationToken cancellationToken)
    {
        using var request = Request(method, path, body);
        var call = TruvCall.Of(request);
        try
        {
            using var response = await http.SendAsync(
                request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            var outcome = TlsRefusal.OutcomeOf(e);
            telemetry.Failed(method, path, e, outcome);
            return Answer(outcome, call);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // A handshake may fail in the moment in which the caller gives up; to the caller it is the giving up.
            throw new OperationCanceledException("The call was given up.", e, cancellationToken);
        }

        var reply = call.Reply
            ?? throw new InvalidOperationException($"No {nameof(TruvReplyHandler)} read the answer.");
        telemetry.Answered(method, path, reply);
        return Answer(reply.Outcome, call) with { Resource = reply.Resource };
    }

    private TruvAnswer Answer(TruvOutcome outcome, TruvCall call) =>
        new(outcome) { AskedAt = call.AskedAt ?? time.GetUtcNow(), Requests = call.Attempts };

    // Truv answers 406 to a restrictive Accept and wants a Content-Type even on GET (truv.md §4).
    private HttpRequestMessage Request(HttpMethod method, string path, byte[] body)
    {
        var request = new HttpRequestMessage(method, Address(path)) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = Json;
        credentials().AddTo(request.Headers);
        return request;
    }

    // A path such as //host/ would take the access headers to another host.
    private Uri Address(string path)
    {
        var address = new Uri(http.BaseAddress!, path);
        return address.GetLeftPart(UriPartial.Authority) == http.BaseAddress!.GetLeftPart(UriPartial.Authority)
            ? address
            : throw new ArgumentException("The path leads to another host than the API's.", nameof(path));
    }
}
