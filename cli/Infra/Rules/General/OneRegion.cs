using Bridge.Cli.Infra.Checking;

namespace Bridge.Cli.Infra.Rules.General;

/// <summary>Everything lies in one region, beside what is global by nature.</summary>
internal sealed class OneRegion() : InfraRule(
    "one-region", RuleSeverity.Medium,
    "Everything lies in one region, beside what is global by nature.",
    "Set location: target.location.")
{
    /// <inheritdoc />
    internal override IEnumerable<string> Violations(InfraModel model)
    {
        var regions = model.Resources.Select(resource => resource.Text("location"))
            .Where(location => location is not null and not "global").Distinct().ToArray();
        if (regions.Length != 1) yield return string.Join(", ", regions);
    }
}
