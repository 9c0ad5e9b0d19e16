using System.Net;
using System.Net.Sockets;

namespace Bridge.Cli.Doctor.Lines;

/// <summary>The API host has an address.</summary>
internal sealed class NameCheck : IDoctorCheck
{
    public string Name => LineNames.Name;

    public IReadOnlyList<string> Needs => [LineNames.Settings];

    public async Task<DoctorLine> LookAsync(Examination examination, CancellationToken cancellationToken)
    {
        var host = examination.ApiHost.Host;
        try
        {
            var addresses = await Dns.GetHostAddressesAsync(host, cancellationToken);
            return DoctorLine.Pass(Name, $"{host}: {string.Join(", ", addresses.Select(one => one.ToString()))}");
        }
        catch (SocketException e)
        {
            return DoctorLine.Fail(
                Name, $"{host}: {e.SocketErrorCode}",
                "Check Truv__BaseAddress and the DNS servers; a locked network needs a rule for DNS (bridge cert firewall for the rest).");
        }
    }
}
