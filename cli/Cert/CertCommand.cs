using System.CommandLine;
using Bridge.Cli.Cert.Authority;
using Bridge.Cli.Cert.Firewall;
using Bridge.Cli.Cert.Inventory;
using Bridge.Cli.Cert.Pins;
using Bridge.Cli.Cert.Requests;

namespace Bridge.Cli.Cert;

/// <summary><c>bridge cert</c>: every certificate of the connection to Truv, from request to expiry.</summary>
internal static class CertCommand
{
    private const string Description =
        """
        Certificates of the connection to Truv.

        For our calls to Truv's API (yearly):
          bridge cert request --name acme --environment sandbox     key and request in the vault; send the PEM to Truv
          bridge cert merge answer.pem                              Truv's answer; the app takes it without a restart
        For Truv's webhooks, Truv's own certificate (option 1):
          bridge cert pin truv.pem                                  the trust rule for it
        For Truv's webhooks, a certificate that we issue (option 2):
          bridge cert ca create --ca webhook-ca                     an authority whose key stays in the vault
          bridge cert issue --csr truv.csr --ca webhook-ca          sign Truv's request
          bridge cert revoke SERIAL --ca webhook-ca                 take it back
        Always:
          bridge cert show, check, firewall

        Exit codes: 0 all went well, 1 refused, 4 the installation cannot be used; check: 7, 8, 9 for less than 60, 30, 7 days.
        """;

    internal static Command Create() => new("cert", Description)
    {
        RequestCommand.Create(), MergeCommand.Create(), IssueCommand.Create(), CaCommand.Create(), RevokeCommand.Create(),
        PinCommand.Create(), ShowCommand.Create(), CheckCommand.Create(), FirewallCommand.Create(),
    };
}
