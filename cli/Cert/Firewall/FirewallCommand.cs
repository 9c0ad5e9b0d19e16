using System.CommandLine;

namespace Bridge.Cli.Cert.Firewall;

/// <summary><c>bridge cert firewall</c>: which addresses of Truv have to be let through.</summary>
internal static class FirewallCommand
{
    private static readonly Option<FirewallFormat> Format = new("--format")
    {
        Description = "table, json, nsg, iptables or nft.", DefaultValueFactory = _ => FirewallFormat.Table,
    };

    private static readonly Option<string?> Environment = new("--environment")
    {
        Description = "Only sandbox or production. Default: both.", HelpName = "name",
    };

    internal static Command Create()
    {
        Environment.AcceptOnlyFromAmong("sandbox", "production");
        var command = new Command(
            "firewall",
            """
            Print the addresses that Truv publishes: where webhooks come from (inbound) and where its mTLS API is (outbound). Whether
            webhooks over mutual TLS use the same sources, Truv does not say; the certificate and the signature decide in any case.
            """) { Format, Environment };
        command.SetAction(async (parsed, _) =>
        {
            var environment = parsed.GetValue(Environment);
            TruvAddress[] addresses =
            [
                .. TruvAddress.All.Where(one => environment is null || one.Environment == environment || one.Environment == "both"),
            ];
            await parsed.InvocationConfiguration.Output.WriteLineAsync(FirewallRules.Write(parsed.GetValue(Format), addresses));
            return ExitCodes.Success;
        });
        return command;
    }
}
