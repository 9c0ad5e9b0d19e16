namespace Bridge.Core.Truv.Calls;

/// <summary>
/// Innermost step of a call: takes the body into memory, up to the limit, and understands it. It stands inside the
/// attempt's timeout and the retries, so that a slow, broken or truncated body is retried like a failed connection.
/// </summary>
/// <param name="limits">Largest body.</param>
/// <param name="time">Clock for a <c>Retry-After</c> that is a date.</param>
public sealed class TruvReplyHandler(TruvLimits limits, TimeProvider time) : DelegatingHandler
{
    /// <inheritdoc />
    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var call = TruvCall.Of(request);
        call.Reply = null;
        var response = await base.SendAsync(request, cancellationToken);
        try
        {
            call.Reply = await ReadAsync(response, cancellationToken);
            return response;
        }
        catch
        {
            response.Dispose();
            throw;
        }
    }

    private async Task<TruvReply> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var status = (int)response.StatusCode;
        try
        {
            // Counts what arrives, whatever Content-Length says or leaves out.
            await response.Content.LoadIntoBufferAsync(limits.MaxResponseBytes, cancellationToken);
        }
        catch (HttpRequestException e) when (e.HttpRequestError == HttpRequestError.ConfigurationLimitExceeded)
        {
            // Of an error nothing but its status and headers is needed; a success is of no use without its body.
            return status is >= 200 and < 300 ? new TruvReply(status, TruvOutcome.TooLarge) : Read(response, []);
        }

        var body = await response.Content.ReadAsByteArrayAsync(cancellationToken);
        return Read(response, body);
    }

    private TruvReply Read(HttpResponseMessage response, byte[] body) =>
        ReplyReader.Read((int)response.StatusCode, response.Headers, body, time.GetUtcNow());
}
