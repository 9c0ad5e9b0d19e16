using Bridge.Cli.Infra.Checking;

namespace Bridge.Cli.Infra.Rules.ServiceBus;

/// <summary>Every queue drops duplicates for 7 days, on which "once" rests.</summary>
internal sealed class QueuesDetectDuplicates() : ResourceRule(
    "queues-detect-duplicates", RuleSeverity.Critical, "Microsoft.ServiceBus/namespaces/queues",
    "Every queue drops duplicates for 7 days, on which \"once\" rests.",
    "Set requiresDuplicateDetection true and duplicateDetectionHistoryTimeWindow 'P7D' in "
        + "infra/modules/serviceBus.bicep.")
{
    /// <inheritdoc />
    protected override bool Holds(InfraResource resource, InfraModel model) =>
        resource.Flag("properties.requiresDuplicateDetection") == true
        && resource.Text("properties.duplicateDetectionHistoryTimeWindow") == "P7D";
}
