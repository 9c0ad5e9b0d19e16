using System.Xml;
using Bridge.Cli.Infra.Checking;

namespace Bridge.Cli.Infra.Rules.ServiceBus;

/// <summary>How long a message may lie.</summary>
internal sealed class QueuesForget() : ResourceRule(
    "queues-forget", RuleSeverity.High, "Microsoft.ServiceBus/namespaces/queues",
    "No message, and so no personal data, lies in a queue for more than 60 days.",
    "Set defaultMessageTimeToLive of each queue in infra/modules/serviceBus.bicep.")
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(60);

    /// <inheritdoc />
    protected override bool Holds(InfraResource resource, InfraModel model) =>
        resource.Text("properties.defaultMessageTimeToLive") is { } age && XmlConvert.ToTimeSpan(age) <= Longest;
}
