using System.Net;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Bridge.Local.FunctionHost.FrontEnd;

/// <summary>Does to each request what App Service's front end does before the app sees it.</summary>
internal sealed class FrontEndMiddleware(RequestDelegate next)
{
    public const long MaxBodyBytes = 104_857_600;

    private const string ClientCertificateHeader = "X-ARR-ClientCert";

    public Task InvokeAsync(HttpContext context)
    {
        if (context.Connection.ClientCertificate is not { } certificate)
            return RefuseAsync(context, StatusCodes.Status403Forbidden, "Forbidden: a client certificate is required");
        if (context.Request.ContentLength > MaxBodyBytes)
            return RefuseAsync(context, StatusCodes.Status413PayloadTooLarge, "Content Too Large");

        Forward(context, certificate);
        return next(context);
    }

    private static void Forward(HttpContext context, X509Certificate2 certificate)
    {
        var headers = context.Request.Headers;

        // An assignment replaces every copy the caller sent, whatever its case.
        headers[ClientCertificateHeader] = Convert.ToBase64String(certificate.RawDataMemory.Span);
        headers["X-Forwarded-For"] = Append(headers["X-Forwarded-For"].ToString(), Caller(context.Connection));
        headers["X-Forwarded-Proto"] = "https";

        // TLS ends here: in Azure the app sees an HTTP connection from the host, with no certificate on it.
        context.Features.Set<ITlsConnectionFeature>(new TlsConnectionFeature());
    }

    private static string Append(string earlier, string caller) =>
        earlier.Length is 0 ? caller : $"{earlier}, {caller}";

    private static string Caller(ConnectionInfo connection)
    {
        var address = connection.RemoteIpAddress ?? IPAddress.None;
        return new IPEndPoint(address, connection.RemotePort).ToString();
    }

    private static Task RefuseAsync(HttpContext context, int status, string reason)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/html; charset=utf-8";
        return context.Response.WriteAsync(
            $"<!doctype html><title>{status}</title><h1>Error {status} - {reason}</h1>", context.RequestAborted);
    }
}
