using System.Net;
using System.Text;
using Bridge.Functions.Azure;

namespace Bridge.Cli.Doctor.Lines;

/// <summary>The front end refuses a call without a client certificate; the app itself never sees it.</summary>
internal sealed class FrontEndCheck : IDoctorCheck
{
    // App Service names the address in it that its access restrictions refuse (seen in Azure/static-web-apps issue 1666).
    private const string ForbiddenAddress = "x-ms-forbidden-ip";

    public string Name => LineNames.FrontEnd;

    public IReadOnlyList<string> Needs => [LineNames.Settings];

    public async Task<DoctorLine> LookAsync(Examination examination, CancellationToken cancellationToken)
    {
        var url = examination.WebhookUrl;
        using var handler = new SocketsHttpHandler { AllowAutoRedirect = false };
        if (url.IsLoopback) handler.SslOptions = ServerTrust.Options(examination.KeyVault.CaFile);
        using var http = new HttpMessageInvoker(handler);
        using var request = new HttpRequestMessage(HttpMethod.Post, url)
        {
            Content = new StringContent("{}", Encoding.UTF8, "application/json"),
        };
        try
        {
            using var response = await http.SendAsync(request, cancellationToken);
            return response.Headers.Contains(ForbiddenAddress) ? NotSeen(url) : Judge(url, response.StatusCode);
        }
        catch (HttpRequestException e) when (e.HttpRequestError is HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError)
        {
            return DoctorLine.Fail(Name, $"{url.Authority} cannot be reached: {e.Message}", "Start the app; check Reconciliation__WebhookUrl.");
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            return Judge(url, e);
        }
    }

    private DoctorLine NotSeen(Uri url) => DoctorLine.Warn(
        Name, $"{url.Authority} refuses this machine's address, whatever certificate it shows",
        "From here nothing more can be seen: go by the line 'azure properties', or run it from an address that is let in.");

    // An alert of the other side alone says that it wants a certificate; whatever else ends a handshake proves nothing.
    private DoctorLine Judge(Uri url, Exception e)
    {
        var why = e.InnerException?.Message ?? e.Message;
        if (why.Contains("RemoteCertificate", StringComparison.Ordinal))
            return DoctorLine.Fail(Name, $"{url.Authority} shows a certificate that is not trusted: {why}", "Bind a certificate for the host name.");
        return IsAlert(e)
            ? DoctorLine.Pass(Name, $"{url.Authority} ends the handshake without a certificate (TLS alert)")
            : DoctorLine.Fail(Name, $"{url.Authority}: no TLS: {why}", "Look at what listens there: it must be the front end, with TLS 1.2 or later.");
    }

    private static bool IsAlert(Exception? e) =>
        e is not null && (e.Message.Contains("alert", StringComparison.OrdinalIgnoreCase) || IsAlert(e.InnerException));

    // The app's own refusal is 401: whoever gets that has passed the front end.
    private DoctorLine Judge(Uri url, HttpStatusCode status) => status switch
    {
        HttpStatusCode.Forbidden => DoctorLine.Pass(Name, $"{url.Authority} answered 403 to a call without a certificate"),
        HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout => DoctorLine.Fail(
            Name, $"{url.Authority} answered {(int)status}", "The app does not run behind the front end: see its log."),
        _ => DoctorLine.Fail(
            Name, $"{url.Authority} let a call without a certificate through: {(int)status}",
            "Set clientCertEnabled true and clientCertMode Required, without clientCertExclusionPaths, on the function app (infra/)."),
    };
}
