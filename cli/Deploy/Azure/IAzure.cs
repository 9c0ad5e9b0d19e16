namespace Bridge.Cli.Deploy.Azure;

/// <summary>Azure's own command line.</summary>
internal interface IAzure
{
    /// <summary>Runs one command; its output is for reading by the program.</summary>
    Task<AzureAnswer> AskAsync(IReadOnlyList<string> arguments, CancellationToken cancellationToken);

    /// <summary>Runs one command whose output is for the person at the terminal.</summary>
    /// <returns>Its exit code.</returns>
    Task<int> ShowAsync(IReadOnlyList<string> arguments, CancellationToken cancellationToken);
}
