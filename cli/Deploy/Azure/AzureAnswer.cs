namespace Bridge.Cli.Deploy.Azure;

/// <summary>What a command has answered.</summary>
/// <param name="ExitCode">0 when it went well.</param>
/// <param name="Output">Its standard output.</param>
internal sealed record AzureAnswer(int ExitCode, string Output);
