using System.Globalization;

namespace Azure.Messaging.ServiceBus.Amqp;

/// <summary>Hands on a token that somebody else signed.</summary>
internal sealed class SignatureTokenSource(Func<string> signature) : ITokenSource
{
    public string Type => "servicebus.windows.net:sastoken";

    public ValueTask<(string Token, DateTimeOffset ExpiresAt)> TokenAsync(
        string audience, CancellationToken cancellationToken)
    {
        var token = signature();
        return ValueTask.FromResult((token, ExpiryOf(token)));
    }

    private static DateTimeOffset ExpiryOf(string token)
    {
        var expiry = token.Split('&').FirstOrDefault(part => part.StartsWith("se=", StringComparison.Ordinal));
        return long.TryParse(expiry.AsSpan(Math.Min(3, expiry?.Length ?? 0)), CultureInfo.InvariantCulture, out var seconds)
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : DateTimeOffset.MaxValue;
    }
}
