using System.ComponentModel.DataAnnotations;

namespace Bridge.Functions.Settings;

/// <summary>Truv's environment and our access to it. Section <c>Truv</c>.</summary>
public sealed class TruvOptions
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "Truv";

    /// <summary>Which of Truv's environments this deployment serves.</summary>
    [Required(ErrorMessage = "Truv__Environment is missing: Sandbox or Production.")]
    public TruvEnvironment? Environment { get; set; }

    /// <summary>Root of the mTLS API.</summary>
    /// <value>Default: Truv's host of the environment.</value>
    public Uri? BaseAddress { get; set; }

    /// <summary>PEM file with the only authorities trusted for the API's server certificate.</summary>
    /// <value>Default: none, the machine's own store decides.</value>
    public string? CaFile { get; set; }

    /// <summary>Name of the Key Vault certificate that we present to the API; its key must be exportable.</summary>
    [Required(ErrorMessage = "Truv__ClientCertificate is missing: the name of the Key Vault certificate that Truv signed.")]
    public string ClientCertificate { get; set; } = "";

    /// <summary>Name of the Key Vault secret that holds the client id.</summary>
    [Required(ErrorMessage = "Truv__ClientIdSecret is missing: the name of the Key Vault secret with Truv's client id.")]
    public string ClientIdSecret { get; set; } = "";

    /// <summary>
    /// Names of the Key Vault secrets that hold active Access Secrets, separated by commas, or <c>prefix*</c> for all whose
    /// name begins so. Every one may sign webhooks; the first, of a prefix the one that took effect last, is used for API
    /// calls. The names are the labels that logs and events show.
    /// </summary>
    [Required(ErrorMessage = "Truv__AccessSecrets is missing: the names of the Key Vault secrets with the Access Secrets.")]
    public string AccessSecrets { get; set; } = "";

    internal Uri EffectiveBaseAddress => BaseAddress ?? new Uri(Environment == TruvEnvironment.Production
        ? "https://api-mtls.truv.com/"
        : "https://api-sandbox-mtls.truv.com/");

    internal string SecretPrefix => Environment == TruvEnvironment.Production ? "prod-" : "sandbox-";

    internal Uri EventSource => new($"urn:truv:{Environment.ToString()!.ToLowerInvariant()}");
}
