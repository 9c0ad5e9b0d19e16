using Bridge.Core.Truv.Calls;
using Bridge.Functions.Truv;

namespace Bridge.Cli.Doctor.Lines;

/// <summary>The API host takes our client certificate.</summary>
internal sealed class MutualTlsCheck : IDoctorCheck
{
    public string Name => LineNames.MutualTls;

    public IReadOnlyList<string> Needs => [LineNames.ServerCertificate, LineNames.Certificate, LineNames.Vault];

    public async Task<DoctorLine> LookAsync(Examination examination, CancellationToken cancellationToken)
    {
        using var http = new HttpMessageInvoker(TruvConnection.Handler(examination.Truv, examination.Certificate!));
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(examination.ApiHost, ApiHandshake.Path));
        examination.Credentials!.AddTo(request.Headers);
        try
        {
            using var response = await http.SendAsync(request, cancellationToken);
            examination.ApiStatus = response.StatusCode;
            if (response.Headers.Date is { } date) examination.ServerTime = (examination.ApiHost.Host, date, examination.Now);
            var evidence = $"{examination.ApiHost.Host} answered {(int)response.StatusCode} to {examination.Certificate!.Leaf.Subject}";
            // nginx accepts any certificate and then says 400, or codes of its own.
            return (int)response.StatusCode is 400 or 495 or 496
                ? DoctorLine.Fail(Name, evidence, Remedy)
                : DoctorLine.Pass(Name, evidence);
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            return DoctorLine.Fail(
                Name, $"{examination.ApiHost.Host} {(TlsRefusal.IsIn(e) ? "refused the certificate" : "ended the connection")}: {e.Message}",
                Remedy);
        }
    }

    private const string Remedy = "Ask Truv Support to finish the set-up for the account, and whether they know this fingerprint; a "
        + "certificate of another environment is refused too.";
}
