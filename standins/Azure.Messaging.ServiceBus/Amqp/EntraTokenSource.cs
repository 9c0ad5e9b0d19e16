using Azure.Core;

namespace Azure.Messaging.ServiceBus.Amqp;

/// <summary>Takes tokens from Microsoft Entra.</summary>
internal sealed class EntraTokenSource(TokenCredential credential) : ITokenSource
{
    private static readonly TokenRequestContext Scope = new(["https://servicebus.azure.net/.default"]);

    public string Type => "jwt";

    public async ValueTask<(string Token, DateTimeOffset ExpiresAt)> TokenAsync(
        string audience, CancellationToken cancellationToken)
    {
        var token = await credential.GetTokenAsync(Scope, cancellationToken);
        return (token.Token, token.ExpiresOn);
    }
}
