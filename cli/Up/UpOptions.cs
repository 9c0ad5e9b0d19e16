namespace Bridge.Cli.Up;

/// <summary>What <c>bridge up</c> was asked to do.</summary>
internal sealed record UpOptions
{
    /// <summary>End when all samples have arrived.</summary>
    internal bool Exit { get; init; }

    /// <summary>Print the summary as one JSON object on the last line of standard output.</summary>
    internal bool Json { get; init; }

    /// <summary>Start only, send nothing.</summary>
    internal bool NoSamples { get; init; }

    /// <summary>Keep the queues' messages in the data folder, so that they survive a crash.</summary>
    internal bool Keep { get; init; }

    /// <summary>Folder for certificates, logs, Azurite's data and <c>up.json</c>.</summary>
    internal required string Data { get; init; }

    /// <summary>App settings in place of the usual ones.</summary>
    /// <value>Default none.</value>
    internal IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>();

    /// <summary>How the simulated Truv's API answers.</summary>
    internal TruvPace Truv { get; init; } = new(TimeSpan.Zero, 0, TruvPace.DocumentedPerMinute);

    /// <summary>The ports.</summary>
    internal required Ports Ports { get; init; }
}
