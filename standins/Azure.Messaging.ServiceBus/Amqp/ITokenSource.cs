namespace Azure.Messaging.ServiceBus.Amqp;

/// <summary>Makes tokens for <c>$cbs</c>.</summary>
internal interface ITokenSource
{
    /// <summary>The token type that <c>$cbs</c> is told.</summary>
    string Type { get; }

    /// <summary>A token for an audience and the time at which it expires, UTC.</summary>
    ValueTask<(string Token, DateTimeOffset ExpiresAt)> TokenAsync(string audience, CancellationToken cancellationToken);
}
