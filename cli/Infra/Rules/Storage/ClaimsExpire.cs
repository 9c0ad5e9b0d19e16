using System.Globalization;
using System.Xml;
using Bridge.Cli.Infra.Checking;

namespace Bridge.Cli.Infra.Rules.Storage;

/// <summary>Claim checks are deleted a day after the last event may be read, no sooner and no month later.</summary>
internal sealed class ClaimsExpire() : InfraRule(
    "claims-expire", RuleSeverity.High,
    "Claim checks are deleted a day after the last event may be read, no sooner and no month later.",
    "Keep the rule delete-claim-checks in infra/modules/dataStorage.bicep and claimRetentionDays in "
        + "infra/main.bicep.")
{
    /// <inheritdoc />
    internal override IEnumerable<string> Violations(InfraModel model)
    {
        var days = model.OfType("Microsoft.Storage/storageAccounts/managementPolicies")
            .SelectMany(policy => policy.List("properties.policy.rules"))
            .Where(rule => rule.Flag("enabled") == true && rule.Texts("definition.filters.prefixMatch").Contains($"{Container(model)}/"))
            .Select(rule => rule.Number("definition.actions.baseBlob.delete.daysAfterCreationGreaterThan"))
            .SingleOrDefault();
        var unread = UnreadDays(model);
        if (days is null || days <= unread || days > unread + 31)
            yield return $"deleted after {days?.ToString(CultureInfo.InvariantCulture) ?? "never"} days; an event may lie for {unread} days";
    }

    private static string Container(InfraModel model) => model.AppSettings.GetValueOrDefault("Storage__ClaimContainer", "truv-events");

    private static double UnreadDays(InfraModel model) => model.OfType("Microsoft.ServiceBus/namespaces/queues")
        .Where(queue => queue.ShortName == model.AppSettings.GetValueOrDefault("ServiceBus__Events", "truv-events"))
        .Select(queue => XmlConvert.ToTimeSpan(queue.Text("properties.defaultMessageTimeToLive") ?? "P10000D").TotalDays)
        .SingleOrDefault();
}
