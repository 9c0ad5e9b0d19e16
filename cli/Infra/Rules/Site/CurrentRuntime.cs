using Bridge.Cli.Infra.Checking;

namespace Bridge.Cli.Infra.Rules.Site;

/// <summary>The app runs on .NET 10, isolated.</summary>
internal sealed class CurrentRuntime() : ResourceRule(
    "current-runtime", RuleSeverity.Medium, "Microsoft.Web/sites",
    "The app runs on .NET 10, isolated.",
    "Set linuxFxVersion DOTNET-ISOLATED|10.0, or runtime 10.0 on Flex Consumption, in "
        + "infra/modules/app.bicep.")
{
    /// <inheritdoc />
    protected override bool Holds(InfraResource resource, InfraModel model) =>
        resource.Text("properties.siteConfig.linuxFxVersion") == "DOTNET-ISOLATED|10.0"
        || (resource.Text("properties.functionAppConfig.runtime.name") == "dotnet-isolated"
            && resource.Text("properties.functionAppConfig.runtime.version") == "10.0");
}
