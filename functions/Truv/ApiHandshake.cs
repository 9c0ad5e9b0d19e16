using System.Net;
using Bridge.Core.Truv;
using Bridge.Core.Truv.Calls;
using Bridge.Functions.Settings;
using Bridge.Functions.Vault;
using Microsoft.Extensions.Options;

namespace Bridge.Functions.Truv;

/// <summary>A connection of its own to the API host, and one request on it.</summary>
internal sealed class ApiHandshake(IOptions<TruvOptions> options, TimeProvider time) : IApiHandshake
{
    /// <summary>Asked for with each new version: reads only, and small.</summary>
    internal const string Path = "/v1/webhooks/?page_size=1";

    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(20);

    public async Task<PreflightOutcome> TryAsync(
        ClientCertificate certificate, TruvCredentials credentials, CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource(Timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        using var http = new HttpMessageInvoker(TruvConnection.Handler(options.Value, certificate));
        try
        {
            using var request = new HttpRequestMessage(
                HttpMethod.Get, new Uri(options.Value.EffectiveBaseAddress, Path));
            credentials.AddTo(request.Headers);
            using var response = await http.SendAsync(request, either.Token);
            return Outcome(response.StatusCode);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return PreflightOutcome.Unreachable;
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            return TlsRefusal.IsIn(e) ? PreflightOutcome.Refused : PreflightOutcome.Unreachable;
        }
    }

    // A refused certificate is no TLS alert with every server: nginx takes it and answers 400, others 403.
    private static PreflightOutcome Outcome(HttpStatusCode status) => (int)status switch
    {
        >= 200 and < 300 or 404 or 429 => PreflightOutcome.Passed,
        >= 500 or 408 => PreflightOutcome.Unreachable,
        _ => PreflightOutcome.Refused,
    };
}
