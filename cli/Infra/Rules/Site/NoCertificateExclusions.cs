using Bridge.Cli.Infra.Checking;

namespace Bridge.Cli.Infra.Rules.Site;

/// <summary>No path is excluded from client certificates, where anybody could write the certificate header.</summary>
internal sealed class NoCertificateExclusions() : ResourceRule(
    "no-client-certificate-exclusions", RuleSeverity.Critical, "Microsoft.Web/sites",
    "No path is excluded from client certificates, where anybody could write the certificate header.",
    "Leave clientCertExclusionPaths null in infra/modules/settings.bicep.")
{
    /// <inheritdoc />
    protected override bool Holds(InfraResource resource, InfraModel model) =>
        !resource.Has("properties.clientCertExclusionPaths");
}
