using System.CommandLine;
using System.Security.Cryptography.X509Certificates;
using Bridge.Cli.Terminal;

namespace Bridge.Cli.Cert.Authority;

/// <summary><c>bridge cert revoke</c>: takes an issued certificate back, and renews the list.</summary>
internal static class RevokeCommand
{
    private static readonly Argument<string?> Serial = new("serial")
    {
        Description = "Serial number or SHA-256, hex. Without one the list is only made anew, with a later date.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private static readonly Option<X509RevocationReason> Reason = new("--reason")
    {
        Description = "KeyCompromise, Superseded, CessationOfOperation, …",
        DefaultValueFactory = _ => X509RevocationReason.Superseded,
    };

    private static readonly Option<int> Days = BoundedOption.Create(
        "--days", (int)AuthorityRun.DefaultValidity.TotalDays, 366, "Until when the next list is due, days; make it anew before that.");

    internal static Command Create()
    {
        var command = new Command(
            "revoke",
            """
            Revoke a certificate that our authority issued, and publish the list of revoked certificates that receiving goes by.

            Examples:
              bridge cert revoke 5F3A…19 --ca webhook-ca --reason KeyCompromise
              bridge cert revoke --ca webhook-ca                                    (only renew the list, at least monthly)
            """) { Serial, Reason, Days };
        AuthorityOptions.AddTo(command);
        command.SetAction((parsed, cancellationToken) => AuthorityOptions.OnAsync(
            parsed,
            run => run.RevokeAsync(
                parsed.GetValue(AuthorityOptions.Ca)!, parsed.GetValue(Serial), parsed.GetValue(Reason),
                TimeSpan.FromDays(parsed.GetValue(Days)), cancellationToken),
            cancellationToken));
        return command;
    }
}
