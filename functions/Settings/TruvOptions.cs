using System.ComponentModel.DataAnnotations;
using Bridge.Core.Truv;

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
    /// Names of the Key Vault secrets that hold active Access Secrets, separated by commas. Every one may sign webhooks;
    /// the first is used for API calls. The names are the labels that logs and events show.
    /// </summary>
    [Required(ErrorMessage = "Truv__AccessSecrets is missing: the names of the Key Vault secrets with the Access Secrets.")]
    public string AccessSecrets { get; set; } = "";

    /// <summary>Requests that Truv allows for one Access Secret in any minute; it counts sandbox and production apart.</summary>
    /// <value>Default 300, as Truv documents. Divide it when several deployments share a secret.</value>
    [Range(1, 100_000)]
    public int RequestsPerMinute { get; set; } = 300;

    /// <summary>How long everybody waits after Truv's own hint when it answers 429.</summary>
    /// <value>Default 10 s.</value>
    [Range(typeof(TimeSpan), "00:00:00", "00:05:00")]
    public TimeSpan ThrottlePadding { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Time of one attempt, from its turn to the head of the answer.</summary>
    /// <value>Default 10 s.</value>
    [Range(typeof(TimeSpan), "00:00:01", "00:02:00")]
    public TimeSpan AttemptTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Largest answer, in bytes; a list may have four times that over all its pages.</summary>
    /// <value>Default 8388608 (8 MiB).</value>
    [Range(4096, 134_217_728)]
    public int MaxResponseBytes { get; set; } = 8 * 1024 * 1024;

    internal GateLimits ToGateLimits() => new(RequestsPerMinute, ThrottlePadding);

    internal TruvLimits ToLimits() => new(MaxResponseBytes, 4 * MaxResponseBytes, BodyTimeout);

    // Turns at the gate included: a minute for the limit, more for a pause, and the attempts themselves.
    private static readonly TimeSpan BodyTimeout = TimeSpan.FromMinutes(5);

    internal Uri EffectiveBaseAddress => BaseAddress ?? new Uri(Environment == TruvEnvironment.Production
        ? "https://api-mtls.truv.com/"
        : "https://api-sandbox-mtls.truv.com/");

    internal string SecretPrefix => Environment == TruvEnvironment.Production ? "prod-" : "sandbox-";

    internal Uri EventSource => new($"urn:truv:{Environment.ToString()!.ToLowerInvariant()}");
}
