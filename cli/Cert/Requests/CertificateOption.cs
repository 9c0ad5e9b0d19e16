using System.CommandLine;

namespace Bridge.Cli.Cert.Requests;

/// <summary>Which certificate in the vault is meant.</summary>
internal static class CertificateOption
{
    internal static readonly Option<string?> Name = new("--certificate")
    {
        Description = "Name of the certificate in the vault. Default: the setting Truv__ClientCertificate.", HelpName = "name",
    };

    internal static Talk Talk(ParseResult parsed) =>
        new(parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
}
