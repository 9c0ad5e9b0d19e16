using Bridge.Cli.Infra.Checking;

namespace Bridge.Cli.Infra.Rules.Site;

/// <summary>The app itself looks at the caller's address too.</summary>
internal sealed class SourceAddressesChecked() : InfraRule(
    "source-addresses-checked", RuleSeverity.High,
    "The app itself looks at the caller's address too.",
    "Keep Receiving__SourceAddresses__Enabled true in infra/modules/settings.bicep.")
{
    /// <inheritdoc />
    internal override IEnumerable<string> Violations(InfraModel model)
    {
        if (model.AppSettings.GetValueOrDefault("Receiving__SourceAddresses__Enabled") != "true")
            yield return "Receiving__SourceAddresses__Enabled is not true";
    }
}
