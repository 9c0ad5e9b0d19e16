namespace Bridge.Local.Truv;

/// <summary>Where and how webhooks are sent.</summary>
public sealed record TruvSenderOptions
{
    /// <summary>The whole webhook address.</summary>
    public required Uri Url { get; init; }

    /// <summary>PEM file with the only authority trusted for the receiver's certificate.</summary>
    public required string CaFile { get; init; }

    /// <summary>PEM file of the client certificate.</summary>
    public required string CertificateFile { get; init; }

    /// <summary>PEM file of its key.</summary>
    public required string KeyFile { get; init; }

    /// <summary>The Access Secret that signs, with its prefix.</summary>
    public required string AccessSecret { get; init; }

    /// <summary>Custom headers agreed on with the receiver.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <summary>Retries after the first attempt.</summary>
    /// <value>Default 3, as Truv's use cases say.</value>
    public int Retries { get; init; } = 3;

    /// <summary>Time between attempts.</summary>
    /// <value>Default 30 s, as Truv's use cases say.</value>
    public TimeSpan RetryDelay { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Time for one attempt.</summary>
    /// <value>Default 10 s, as Truv documents.</value>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(10);
}
