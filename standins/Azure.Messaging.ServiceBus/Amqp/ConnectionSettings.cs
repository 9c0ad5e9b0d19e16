using System.Globalization;

namespace Azure.Messaging.ServiceBus.Amqp;

/// <summary>Where the namespace is and who signs the tokens for it.</summary>
/// <param name="Host">Host name of the namespace.</param>
/// <param name="Port">AMQP port.</param>
/// <param name="UsesTls">Whether the connection is encrypted; only the emulator's is not.</param>
/// <param name="Tokens">Source of tokens.</param>
internal sealed record ConnectionSettings(string Host, int Port, bool UsesTls, ITokenSource Tokens)
{
    private const int TlsPort = 5671;
    private const int PlainPort = 5672;

    /// <summary>How the connection is made.</summary>
    internal ServiceBusClientOptions Options { get; init; } = new();

    /// <summary>The host to connect to, which another address may stand in for.</summary>
    internal string EndpointHost => Options.CustomEndpointAddress?.Host ?? Host;

    /// <summary>The port to connect to.</summary>
    internal int EndpointPort => Options.CustomEndpointAddress is { Port: > 0, IsDefaultPort: false } own ? own.Port : Port;

    internal static ConnectionSettings ForNamespace(string host, ITokenSource tokens) => new(host, TlsPort, true, tokens);

    internal static ConnectionSettings Parse(string connectionString)
    {
        var parts = connectionString.Split(';', StringSplitOptions.RemoveEmptyEntries)
            .Select(part => part.Split('=', 2))
            .Where(part => part.Length == 2)
            .ToDictionary(part => part[0].Trim(), part => part[1].Trim(), StringComparer.OrdinalIgnoreCase);
        var endpoint = new Uri(Required(parts, "Endpoint"));
        var emulator = parts.GetValueOrDefault("UseDevelopmentEmulator") == "true";
        var port = endpoint.IsDefaultPort || endpoint.Port < 0 ? emulator ? PlainPort : TlsPort : endpoint.Port;
        return new ConnectionSettings(endpoint.Host, port, !emulator, TokensOf(parts));
    }

    private static ITokenSource TokensOf(Dictionary<string, string> parts) =>
        parts.TryGetValue("SharedAccessSignature", out var signature)
            ? new SignatureTokenSource(() => signature)
            : new SharedAccessTokenSource(() => (Required(parts, "SharedAccessKeyName"), Required(parts, "SharedAccessKey")));

    private static string Required(Dictionary<string, string> parts, string name) => parts.GetValueOrDefault(name)
        ?? throw new FormatException(string.Create(
            CultureInfo.InvariantCulture, $"The connection string has no {name}: copy it from the namespace, or from up.json."));
}
