using System.ComponentModel.DataAnnotations;

namespace Bridge.Functions.Settings;

/// <summary>Where everything secret comes from. Section <c>KeyVault</c>.</summary>
public sealed class KeyVaultOptions
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "KeyVault";

    /// <summary>Address of the vault, such as <c>https://name.vault.azure.net/</c>.</summary>
    [Required(ErrorMessage = "KeyVault__Uri is missing: the address of the vault, such as https://name.vault.azure.net/.")]
    public Uri? Uri { get; set; }

    /// <summary>PEM file with the only authorities trusted for the vault's server certificate.</summary>
    /// <value>Default: none, the machine's own store decides.</value>
    public string? CaFile { get; set; }

    /// <summary>Client id of the user-assigned identity.</summary>
    /// <value>Default: none, the system-assigned identity.</value>
    public string? ManagedIdentityClientId { get; set; }
}
