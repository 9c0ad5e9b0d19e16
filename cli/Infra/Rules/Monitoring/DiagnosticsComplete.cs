using Bridge.Cli.Infra.Checking;

namespace Bridge.Cli.Infra.Rules.Monitoring;

/// <summary>What a resource reports is all that its kind can, audit logs first.</summary>
internal sealed class DiagnosticsComplete() : InfraRule(
    "diagnostics-complete", RuleSeverity.High,
    "What reports sends all its logs, who read which secret among them, and its metrics; nothing of it is switched off.",
    "Keep logs and metrics of the diagnosticSettings as they are beside the resource.")
{
    private static readonly Dictionary<string, string[]> Expected = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Microsoft.KeyVault/vaults"] = ["allLogs", "AllMetrics"],
        ["Microsoft.Network/networkSecurityGroups"] = ["allLogs"],
        ["Microsoft.Network/publicIPAddresses"] = ["allLogs", "AllMetrics"],
        ["Microsoft.Network/virtualNetworks"] = ["allLogs", "AllMetrics"],
        ["Microsoft.OperationalInsights/workspaces"] = ["audit"],
        ["Microsoft.ServiceBus/namespaces"] = ["allLogs", "AllMetrics"],
        ["Microsoft.Storage/storageAccounts/blobServices"] = ["allLogs", "Transaction"],
        ["Microsoft.Storage/storageAccounts/queueServices"] = ["allLogs", "Transaction"],
        ["Microsoft.Storage/storageAccounts/tableServices"] = ["allLogs", "Transaction"],
        ["Microsoft.Web/serverfarms"] = ["AllMetrics"],
        ["Microsoft.Web/sites"] = ["AppServiceAuthenticationLogs", "FunctionAppLogs", "AllMetrics"],
    };

    /// <inheritdoc />
    internal override IEnumerable<string> Violations(InfraModel model)
    {
        var types = model.Resources.GroupBy(resource => resource.Id, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(one => one.Key, one => one.First().Type, StringComparer.OrdinalIgnoreCase);
        foreach (var setting in model.OfType("Microsoft.Insights/diagnosticSettings"))
        {
            var subject = setting.Id.Split("/providers/Microsoft.Insights/")[0];
            var expected = Expected.GetValueOrDefault(types.GetValueOrDefault(subject, ""), []);
            if (expected.Length == 0) yield return $"{subject} is nothing that reports";
            foreach (var missing in expected.Except(Reported(setting))) yield return $"{subject} does not report {missing}";
        }
    }

    private static IEnumerable<string?> Reported(InfraResource setting) =>
        setting.List("properties.logs").Concat(setting.List("properties.metrics")).Where(one => one.Flag("enabled") == true)
            .Select(one => one.Text("categoryGroup") ?? one.Text("category"));
}
