using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Azure.Messaging.ServiceBus.Amqp;

/// <summary>Signs tokens with a shared access key.</summary>
internal sealed class SharedAccessTokenSource : ITokenSource
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(30);

    private readonly Func<(string Name, string Key)> _key;

    // Asked for once now, so that a connection string without a key is refused when the client is made.
    internal SharedAccessTokenSource(Func<(string Name, string Key)> key)
    {
        _key = key;
        _ = key();
    }

    public string Type => "servicebus.windows.net:sastoken";

    public ValueTask<(string Token, DateTimeOffset ExpiresAt)> TokenAsync(
        string audience, CancellationToken cancellationToken)
    {
        var (name, key) = _key();
        var expiresAt = TimeProvider.System.GetUtcNow() + Lifetime;
        var expiry = expiresAt.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var resource = Uri.EscapeDataString(audience);
        var signature = Convert.ToBase64String(
            HMACSHA256.HashData(Encoding.UTF8.GetBytes(key), Encoding.UTF8.GetBytes($"{resource}\n{expiry}")));
        var token = $"SharedAccessSignature sr={resource}&sig={Uri.EscapeDataString(signature)}&se={expiry}"
            + $"&skn={Uri.EscapeDataString(name)}";
        return ValueTask.FromResult((token, expiresAt));
    }
}
