using Bridge.Cli.Infra.Checking;

namespace Bridge.Cli.Infra.Rules.Monitoring;

/// <summary>Every resource that can report does so, to the one workspace.</summary>
internal sealed class DiagnosticsEverywhere() : InfraRule(
    "diagnostics-everywhere", RuleSeverity.High,
    "Every resource that can report does so, to the one workspace.",
    "Add a diagnosticSettings resource for it, beside it.")
{
    private static readonly HashSet<string> Types = new(StringComparer.OrdinalIgnoreCase)
    {
        "Microsoft.KeyVault/vaults", "Microsoft.Network/networkSecurityGroups", "Microsoft.Network/publicIPAddresses",
        "Microsoft.Network/virtualNetworks", "Microsoft.OperationalInsights/workspaces", "Microsoft.ServiceBus/namespaces",
        "Microsoft.Storage/storageAccounts/blobServices", "Microsoft.Storage/storageAccounts/queueServices",
        "Microsoft.Storage/storageAccounts/tableServices", "Microsoft.Web/serverfarms", "Microsoft.Web/sites",
    };

    /// <inheritdoc />
    internal override IEnumerable<string> Violations(InfraModel model)
    {
        var reporting = model.OfType("Microsoft.Insights/diagnosticSettings")
            .Where(setting => setting.Has("properties.workspaceId"))
            .Where(setting => setting.List("properties.logs").Concat(setting.List("properties.metrics")).Any(one => one.Flag("enabled") == true))
            .Select(setting => setting.Id.Split("/providers/Microsoft.Insights/")[0]).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var resource in model.Resources.Where(one => Types.Contains(one.Type) && !reporting.Contains(one.Id)))
            yield return $"{resource.Type} {resource.Name}";
    }
}
