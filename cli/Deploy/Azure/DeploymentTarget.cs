namespace Bridge.Cli.Deploy.Azure;

/// <summary>Which deployment, and where.</summary>
/// <param name="Environment"><c>sandbox</c> or <c>production</c>: the parameters file.</param>
/// <param name="Location">Region that keeps the record of the deployment, the one of the resources.</param>
internal sealed record DeploymentTarget(string Environment, string Location)
{
    internal const string DefaultLocation = "eastus2";

    /// <summary>Name of the deployment in the subscription.</summary>
    internal string Name => $"bridge-{Environment}";

    internal IEnumerable<string> Command(string verb) =>
    [
        "deployment", "sub", verb, "--name", Name, "--location", Location,
        "--parameters", Path.Combine("infra", $"{Environment}.bicepparam"),
    ];
}
