namespace Bridge.Cli.Infra.Checking;

/// <summary>
/// The built-in roles that a deployment may give, each for data of one kind
/// (https://learn.microsoft.com/azure/role-based-access-control/built-in-roles).
/// </summary>
internal static class BuiltInRoles
{
    private const string BusSender = "69a216fc-b8fb-44d8-bc22-1f3c2cd27a39";
    private const string BusReceiver = "4f6d3b9b-027b-4f4c-9142-0e5a2a2247e0";
    private const string SecretsOfficer = "b86a8fe4-44ce-4948-aee5-eccb2c155cd7";
    private const string CertificatesOfficer = "a4417e6f-fecd-4de8-b567-7b0420556985";

    private const string CryptoOfficer = "14b46e9e-c2b7-41b4-b07b-48a6ebf60603";

    /// <summary>Names by id.</summary>
    internal static IReadOnlyDictionary<string, string> Names { get; } = new Dictionary<string, string>
    {
        [BusSender] = "Azure Service Bus Data Sender",
        [BusReceiver] = "Azure Service Bus Data Receiver",
        ["4633458b-17de-408a-b874-0445c86b69e6"] = "Key Vault Secrets User",
        ["db79e9a7-68ee-4b58-9aeb-b90e7c24fcba"] = "Key Vault Certificate User",
        [SecretsOfficer] = "Key Vault Secrets Officer",
        [CertificatesOfficer] = "Key Vault Certificates Officer",
        [CryptoOfficer] = "Key Vault Crypto Officer",
        ["b7e6dc6d-f1e8-4753-8033-0f276bb0955b"] = "Storage Blob Data Owner",
        ["ba92f5b4-2d11-453d-a403-e96b0029c9fe"] = "Storage Blob Data Contributor",
        ["2a2b9908-6ea1-4ae2-8e65-a410df84e7d1"] = "Storage Blob Data Reader",
        ["0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3"] = "Storage Table Data Contributor",
        ["76199698-9eea-4c19-bc75-cec21354c6b6"] = "Storage Table Data Reader",
        ["3913510d-42f4-4e42-8a64-420c390055eb"] = "Monitoring Metrics Publisher",
    };

    /// <summary>Whether a role is about messages.</summary>
    internal static bool IsForQueues(string role) => role is BusSender or BusReceiver;

    /// <summary>Whether a role takes messages.</summary>
    internal static bool CanReceive(string role) => role is BusReceiver;

    /// <summary>Whether a role changes what the vault holds.</summary>
    internal static bool CanWriteVault(string role) => role is SecretsOfficer or CertificatesOfficer or CryptoOfficer;
}
