using System.Net;
using Bridge.Core.Truv;

namespace Bridge.Functions.Truv;

/// <summary>Lets each attempt wait for its turn, since Truv counts attempts; a 429 stops everybody.</summary>
internal sealed class GateHandler(RequestGate gate, TimeProvider time) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        request.Options.Set(TruvApi.AskedAt, await gate.EnterAsync(cancellationToken));
        var response = await base.SendAsync(request, cancellationToken);
        if (response.StatusCode == HttpStatusCode.TooManyRequests)
            gate.Pause(await ThrottleHint.ReadAsync(response, time.GetUtcNow(), cancellationToken));
        return response;
    }
}
