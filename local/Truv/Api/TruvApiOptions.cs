namespace Bridge.Local.Truv;

/// <summary>How Truv's API is simulated.</summary>
public sealed record TruvApiOptions
{
    /// <summary>HTTPS port.</summary>
    /// <value>Default 0: any free port.</value>
    public int Port { get; init; }

    /// <summary>PEM file of the server certificate.</summary>
    public required string ServerCertificateFile { get; init; }

    /// <summary>PEM file of its key.</summary>
    public required string ServerKeyFile { get; init; }

    /// <summary>PEM file of the only authority whose client certificates are let in.</summary>
    public required string ClientCaFile { get; init; }

    /// <summary>The accepted <c>X-Access-Client-Id</c>.</summary>
    public required string ClientId { get; init; }

    /// <summary>The accepted values of <c>X-Access-Secret</c>.</summary>
    public required IReadOnlyList<string> AccessSecrets { get; init; }

    /// <summary>Folder with <c>api.*.json</c>.</summary>
    /// <value>Default: the folder that the build fills.</value>
    public string SamplesDirectory { get; init; } = Samples.DefaultDirectory;

    /// <summary>Requests a minute for each Access Secret.</summary>
    /// <value>Default 300, as Truv documents; 0: no limit.</value>
    public int RequestsPerMinute { get; init; } = 300;

    /// <summary>What an id that no journey has made is answered.</summary>
    /// <value>Default <see cref="UnknownIds.Sample"/>.</value>
    public UnknownIds UnknownIds { get; init; } = UnknownIds.Sample;

    /// <summary>Results on a page when nothing else is asked for.</summary>
    /// <value>Default 10; Truv documents it for one list only.</value>
    public int PageSize { get; init; } = 10;

    /// <summary>The largest page; more is cut to it.</summary>
    /// <value>Default 100; not documented.</value>
    public int MaxPageSize { get; init; } = 100;

    /// <summary>Time that an answer takes at least.</summary>
    /// <value>Default none.</value>
    public TimeSpan Latency { get; init; }

    /// <summary>Requests answered at the same time, others wait; 0: any number.</summary>
    /// <value>Default 0.</value>
    public int Concurrency { get; init; }

    /// <summary>Requests that the log keeps.</summary>
    /// <value>Default 20 000.</value>
    public int KeptRequests { get; init; } = 20_000;

    /// <summary>Seed of the faults' random numbers.</summary>
    /// <value>Default 1.</value>
    public int FaultSeed { get; init; } = 1;

    /// <summary>
    /// PEM file of the key of <see cref="ClientCaFile"/>, to sign the expired server certificate of
    /// <see cref="FaultKind.ExpiredCertificate"/>; without it that certificate signs itself.
    /// </summary>
    /// <value>Default null.</value>
    public string? CaKeyFile { get; init; }
}
