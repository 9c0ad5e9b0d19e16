using Bridge.Cli.Infra.Checking;

namespace Bridge.Cli.Infra.Rules.ServiceBus;

/// <summary>There are the three queues, and the app is told their names.</summary>
internal sealed class ThreeQueues() : InfraRule(
    "three-queues", RuleSeverity.Critical,
    "There are the three queues, and the app is told their names.",
    "Keep received, events and quarantine in infra/modules/serviceBus.bicep, and their names in "
        + "ServiceBus__Received, __Events and __Quarantine.")
{
    /// <inheritdoc />
    internal override IEnumerable<string> Violations(InfraModel model)
    {
        var names = model.OfType("Microsoft.ServiceBus/namespaces/queues").Select(queue => queue.ShortName).ToHashSet();
        foreach (var setting in new[] { "ServiceBus__Received", "ServiceBus__Events", "ServiceBus__Quarantine" })
        {
            var name = model.AppSettings.GetValueOrDefault(setting, "");
            if (!names.Contains(name)) yield return $"{setting} is '{name}', which is no queue";
        }
    }
}
