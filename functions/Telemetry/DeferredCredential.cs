using Azure.Core;
using Microsoft.Extensions.DependencyInjection;

namespace Bridge.Functions.Telemetry;

/// <summary>The app's identity, asked for when the first token is: loggers exist before its settings are validated.</summary>
/// <param name="services">The app's services.</param>
internal sealed class DeferredCredential(IServiceProvider services) : TokenCredential
{
    /// <inheritdoc />
    public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
        services.GetRequiredService<TokenCredential>().GetToken(requestContext, cancellationToken);

    /// <inheritdoc />
    public override ValueTask<AccessToken> GetTokenAsync(
        TokenRequestContext requestContext, CancellationToken cancellationToken) =>
        services.GetRequiredService<TokenCredential>().GetTokenAsync(requestContext, cancellationToken);
}
