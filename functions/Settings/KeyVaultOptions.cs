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

    /// <summary>Time between two readings of the vault; a tenth more or less, so that instances do not ask together.</summary>
    /// <value>Default 5 minutes.</value>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00",
        ErrorMessage = "KeyVault__RefreshInterval must be between 1 second and 1 day.")]
    public TimeSpan RefreshInterval { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>How often a call to the vault is repeated when it fails or is throttled; <c>Retry-After</c> is honoured.</summary>
    /// <value>Default 3.</value>
    [Range(0, 10, ErrorMessage = "KeyVault__MaxRetries must be between 0 and 10.")]
    public int MaxRetries { get; set; } = 3;

    /// <summary>Longest time of one attempt.</summary>
    /// <value>Default 10 seconds.</value>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:02:00",
        ErrorMessage = "KeyVault__AttemptTimeout must be between 0.1 seconds and 2 minutes.")]
    public TimeSpan AttemptTimeout { get; set; } = TimeSpan.FromSeconds(10);
}
