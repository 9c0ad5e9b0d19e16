namespace Bridge.Cli.Infra.Compiling;

/// <summary>One deployment to check.</summary>
/// <param name="Name">Short name.</param>
/// <param name="ParametersFile">The committed file it starts from.</param>
/// <param name="Settings">Environment variables of that file, by name.</param>
internal sealed record InfraVariant(
    string Name, string ParametersFile, params (string Setting, string Value)[] Settings)
{
    private const string Somebody = "11111111-1111-1111-1111-111111111111";

    /// <summary>The values in the committed files.</summary>
    internal static IReadOnlyDictionary<string, string> Defaults { get; } = new Dictionary<string, string>
    {
        ["BRIDGE_PLAN"] = "ElasticPremium",
        ["BRIDGE_TRUV_ENVIRONMENT"] = "Sandbox",
        ["BRIDGE_OPERATOR_GROUP"] = "",
        ["BRIDGE_OPERATOR_ADDRESSES"] = "",
        ["BRIDGE_CONSUMERS"] = "",
        ["BRIDGE_CONSUMER_ADDRESSES"] = "",
    };

    /// <summary>Truv's sandbox as committed.</summary>
    internal static InfraVariant Sandbox { get; } = new("sandbox", "sandbox.bicepparam");

    /// <summary>Truv's production as committed.</summary>
    internal static InfraVariant Production { get; } = new("production", "production.bicepparam");

    /// <summary>The other plan.</summary>
    internal static InfraVariant Flex { get; } = new(
        "sandbox-flex", "sandbox.bicepparam", ("BRIDGE_PLAN", "FlexConsumption"));

    /// <summary>Production with every group of people and programs that may be given access.</summary>
    internal static InfraVariant Staffed { get; } = new(
        "production-staffed", "production.bicepparam",
        ("BRIDGE_OPERATOR_GROUP", Somebody), ("BRIDGE_OPERATOR_ADDRESSES", "192.0.2.10"),
        ("BRIDGE_CONSUMERS", Somebody), ("BRIDGE_CONSUMER_ADDRESSES", "192.0.2.20"));

    /// <summary>The sandbox, whose authority is our own, with the people who sign with it.</summary>
    internal static InfraVariant Signing { get; } = new("sandbox-staffed", "sandbox.bicepparam", ("BRIDGE_OPERATOR_GROUP", Somebody));

    /// <summary>Production as azd deploys it, from the file that takes everything from its environment.</summary>
    internal static InfraVariant AzdProduction { get; } = new(
        "azd-production", "main.bicepparam", ("BRIDGE_TRUV_ENVIRONMENT", "Production"));

    /// <summary>All that is checked.</summary>
    internal static IReadOnlyList<InfraVariant> All { get; } = [Sandbox, Production, Flex, Staffed, Signing, AzdProduction];
}
