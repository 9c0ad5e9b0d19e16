using System.Collections.Concurrent;
using Amqp;
using Amqp.Framing;

namespace Bridge.Local.ServiceBus.Amqp;

/// <summary><c>$cbs</c>: takes tokens and remembers for which addresses a connection has a valid one.</summary>
internal sealed class TokenNode(SharedAccessKey key, TimeProvider time)
{
    private readonly ConcurrentDictionary<Connection, ConcurrentDictionary<string, DateTimeOffset>> _granted = new();

    internal Message PutToken(Connection connection, Message request)
    {
        if (request.ApplicationProperties?["operation"] as string != "put-token") return Answer(400, "Only put-token is known.");
        var audience = request.ApplicationProperties["name"] as string ?? "";
        var token = (request.BodySection as AmqpValue)?.Value as string ?? "";
        var now = time.GetUtcNow();
        var verified = request.ApplicationProperties["type"] as string == "jwt"
            ? BearerToken.Verify(token, now)
            : key.Verify(token, audience, now);
        if (verified is not { } expiresAt)
            return Answer(401, "InvalidSignature: The token has an invalid signature, audience, key name or expiry.");

        Granted(connection)[EntityOf(audience)] = expiresAt;
        return Answer(202, "Accepted");
    }

    /// <summary>Whether a connection may use an address now.</summary>
    internal bool Allows(Connection connection, string address) => ExpiryOf(connection, address) > time.GetUtcNow();

    /// <summary>
    /// Until when a connection may use an address: the latest expiry of the tokens that it put for the address, for one above it,
    /// or for the whole namespace; null when it put none.
    /// </summary>
    internal DateTimeOffset? ExpiryOf(Connection connection, string address) =>
        _granted.TryGetValue(connection, out var granted)
            ? granted.Where(grant => Queues.QueueDirectory.Covers(grant.Key, address)).Max(grant => (DateTimeOffset?)grant.Value)
            : null;

    private ConcurrentDictionary<string, DateTimeOffset> Granted(Connection connection) => _granted.GetOrAdd(connection, added =>
    {
        added.AddClosedCallback((_, _) => _granted.TryRemove(added, out ConcurrentDictionary<string, DateTimeOffset>? _));
        return new ConcurrentDictionary<string, DateTimeOffset>(StringComparer.OrdinalIgnoreCase);
    });

    private static string EntityOf(string audience) => Queues.QueueDirectory.Normalize(audience);

    private static Message Answer(int status, string description) => new()
    {
        ApplicationProperties = new ApplicationProperties
        {
            ["status-code"] = status,
            ["status-description"] = description,
        },
    };
}
