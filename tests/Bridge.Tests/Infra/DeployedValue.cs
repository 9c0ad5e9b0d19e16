using System.Text.RegularExpressions;

namespace Bridge.Tests.Infra;

/// <summary>What stands in a setting once Azure has answered: expressions over other deployments become values of their kind.</summary>
internal static partial class DeployedValue
{
    private static readonly Dictionary<string, string> Outputs = new()
    {
        ["uri"] = "https://name.vault.azure.net/",
        ["fullyQualifiedNamespace"] = "name.servicebus.windows.net",
        ["blobServiceUri"] = "https://name.blob.core.windows.net/",
        ["tableServiceUri"] = "https://name.table.core.windows.net/",
        ["clientId"] = "11111111-1111-1111-1111-111111111111",
    };

    internal static string Of(string value) => Output().Match(value) is { Success: true } match
        ? Outputs.GetValueOrDefault(match.Groups[1].Value, "value")
        : value;

    [GeneratedRegex(@"^\[.*\.outputs\.([A-Za-z]+)\.value")]
    private static partial Regex Output();
}
