using System.CommandLine;
using Bridge.Cli.Terminal;
using Bridge.Functions.Vault;

namespace Bridge.Cli.Cert.Authority;

/// <summary><c>bridge cert ca create</c>: our own authority for Truv's webhook certificate.</summary>
internal static class CaCommand
{
    private static readonly Option<VaultKeyKind> Key = new("--key")
    {
        Description = "rsa2048, rsa4096, p256 or p384.", DefaultValueFactory = _ => VaultKeyKind.P256,
    };

    private static readonly Option<string> Subject = new("--common-name")
    {
        Description = "Common name of the authority.", DefaultValueFactory = _ => "Bridge webhook CA",
    };

    private static readonly Option<int> Days = BoundedOption.Create("--days", 3650, 7300, "Validity in days.");

    internal static Command Create()
    {
        var create = new Command(
            "create",
            """
            Make an authority: a key in the vault that never leaves it, its certificate as a secret of the same name, and an empty list
            of revoked certificates.

            Examples:
              bridge cert ca create --ca webhook-ca
              bridge cert ca create --ca dev-ca --pem ./dev
            """) { Key, Subject, Days };
        AuthorityOptions.AddTo(create);
        create.SetAction((parsed, cancellationToken) => AuthorityOptions.OnAsync(
            parsed,
            run => run.CreateAsync(
                parsed.GetValue(AuthorityOptions.Ca)!, parsed.GetValue(Key), parsed.GetValue(Subject)!, parsed.GetValue(Days),
                cancellationToken),
            cancellationToken));
        return new Command("ca", "Our own authority, which issues the certificate that Truv's webhooks present (option 2).") { create };
    }
}
