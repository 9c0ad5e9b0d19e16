using Bridge.Cli.Infra.Checking;

namespace Bridge.Cli.Infra.Rules.ServiceBus;

/// <summary>There are no shared access policies.</summary>
internal sealed class NoAccessRules() : InfraRule(
    "service-bus-no-access-rules", RuleSeverity.High,
    "There are no shared access policies.",
    "Remove authorizationRules from infra/modules/serviceBus.bicep.")
{
    /// <inheritdoc />
    internal override IEnumerable<string> Violations(InfraModel model)
    {
        foreach (var rule in model.Resources.Where(IsAccessRule)) yield return rule.Name;
    }

    private static bool IsAccessRule(InfraResource resource) =>
        resource.Type.StartsWith("Microsoft.ServiceBus/", StringComparison.OrdinalIgnoreCase)
        && resource.Type.EndsWith("/authorizationRules", StringComparison.OrdinalIgnoreCase);
}
