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
    /// <value>Default 300, as Truv documents.</value>
    public int RequestsPerMinute { get; init; } = 300;
}
