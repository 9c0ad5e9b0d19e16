using Bridge.Cli.Infra.Checking;

namespace Bridge.Cli.Infra.Rules.Monitoring;

/// <summary>The exporters' own statistics, which go to their maker.</summary>
internal sealed class StatisticsOff() : InfraRule(
    "exporter-statistics-off", RuleSeverity.Medium,
    "The exporters send nothing about themselves to their maker.",
    "Keep the three settings for statistics true in infra/modules/settings.bicep.")
{
    private static readonly string[] Switches =
    [
        "APPLICATIONINSIGHTS_STATSBEAT_DISABLED", "APPLICATIONINSIGHTS_SDKSTATS_DISABLED", "APPLICATIONINSIGHTS_SDKSTATS_DISABLED_ALL",
    ];

    /// <inheritdoc />
    internal override IEnumerable<string> Violations(InfraModel model)
    {
        var settings = model.AppSettings;
        return Switches.Where(name => settings.GetValueOrDefault(name) != "true").Select(name => $"{name} is not true");
    }
}
