using Bridge.Cli.Infra.Checking;

namespace Bridge.Cli.Infra.Rules.Site;

/// <summary>Callers are Truv's published webhook sources, all of them and nobody else.</summary>
internal sealed class InboundFromTruvOnly() : InfraRule(
    "inbound-from-truv-only", RuleSeverity.Critical,
    "Callers are Truv's published webhook sources, all of them and nobody else.",
    "Keep webhookSources in infra/modules/truv.bicep as Truv publishes them, and the one rule of the "
        + "site made from it.")
{
    /// <inheritdoc />
    internal override IEnumerable<string> Violations(InfraModel model)
    {
        var allowed = model.OfType("Microsoft.Web/sites")
            .SelectMany(site => site.List("properties.siteConfig.ipSecurityRestrictions"))
            .Where(rule => rule.Text("action") != "Deny")
            .SelectMany(rule => (rule.Text("ipAddress") ?? "any").Split(','))
            .ToHashSet();
        foreach (var extra in allowed.Except(DocumentedAddresses.WebhookSources)) yield return $"{extra} may call";
        foreach (var missing in DocumentedAddresses.WebhookSources.Except(allowed)) yield return $"{missing} may not call";
    }
}
