namespace Bridge.Local.Truv;

/// <summary>How events are delivered to all webhook configurations.</summary>
public sealed record WebhookSenderOptions
{
    /// <summary>PEM file with the only authority trusted for receivers' certificates.</summary>
    public required string CaFile { get; init; }

    /// <summary>PEM file of the client certificate.</summary>
    public required string CertificateFile { get; init; }

    /// <summary>PEM file of its key.</summary>
    public required string KeyFile { get; init; }

    /// <summary>The Access Secret that signs, with its prefix.</summary>
    public required string AccessSecret { get; init; }

    /// <summary>Custom headers agreed on with the receiver.</summary>
    /// <value>Default none.</value>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <summary>Time for one attempt.</summary>
    /// <value>Default 10 s, as Truv documents.</value>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Retries after the first attempt.</summary>
    /// <value>Default 3, as Truv's use cases say.</value>
    public int Retries { get; init; } = 3;

    /// <summary>Time between attempts.</summary>
    /// <value>Default 30 s, as Truv's use cases say.</value>
    public TimeSpan RetryDelay { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Attempts at the same time; a delivery that waits for its retry is none.</summary>
    /// <value>Default 16. Truv publishes nothing.</value>
    public int Concurrency { get; init; } = 16;

    /// <summary>Deliveries that are neither accepted nor given up; with more, emitting waits.</summary>
    /// <value>Default 20 000.</value>
    public int MaxPending { get; init; } = 20_000;

    /// <summary>Failed attempts in a row that disable a configuration; 0: never.</summary>
    /// <value>Default 100. Truv publishes no threshold.</value>
    public int DisableAfterFailures { get; init; } = 100;

    /// <summary>What has a <c>webhook_id</c> of its own.</summary>
    /// <value>Default each event, the reading under which Truv's advice to deduplicate makes sense.</value>
    public WebhookIdRule WebhookIds { get; init; } = WebhookIdRule.PerEvent;
}
