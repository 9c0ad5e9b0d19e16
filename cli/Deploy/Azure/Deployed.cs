using System.Text.Json;

namespace Bridge.Cli.Deploy.Azure;

/// <summary>What a deployment has put out (the outputs of infra/main.bicep).</summary>
/// <param name="ResourceGroup">Name of the group.</param>
/// <param name="Plan"><c>ElasticPremium</c> or <c>FlexConsumption</c>.</param>
/// <param name="FunctionApp">Name of the app.</param>
/// <param name="HostStorage">Account that holds the package.</param>
/// <param name="PackageContainer">Container that holds the package.</param>
/// <param name="WebhookUrl">For Truv Support.</param>
/// <param name="EgressAddress">For Truv Support.</param>
/// <param name="KeyVault">Name of the vault.</param>
internal sealed record Deployed(
    string ResourceGroup, string Plan, string FunctionApp, string HostStorage, string PackageContainer, string WebhookUrl,
    string EgressAddress, string KeyVault)
{
    internal bool IsFlex => Plan == "FlexConsumption";

    /// <summary>Reads the outputs as <c>az</c> prints them; null when there are none.</summary>
    internal static Deployed? Parse(string json)
    {
        if (string.IsNullOrWhiteSpace(json)) return null;
        using var document = JsonDocument.Parse(json);
        var outputs = document.RootElement;
        if (outputs.ValueKind != JsonValueKind.Object || !outputs.TryGetProperty("functionApp", out _)) return null;
        string Value(string name) => outputs.GetProperty(name).GetProperty("value").GetString()!;
        return new Deployed(
            Value("resourceGroup"), Value("plan"), Value("functionApp"), Value("hostStorage"), Value("packageContainer"),
            Value("webhookUrl"), Value("egressAddress"), Value("keyVault"));
    }
}
