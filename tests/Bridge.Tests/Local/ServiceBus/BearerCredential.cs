using System.Buffers.Text;
using System.Globalization;
using System.Text;
using Azure.Core;

namespace Bridge.Tests.Local.ServiceBus;

/// <summary>Entra for tests: unsigned tokens for whatever is asked for, each of which lasts as long as a test says.</summary>
internal sealed class BearerCredential(TimeSpan life) : TokenCredential
{
    private int _asked;

    public int Asked => Volatile.Read(ref _asked);

    public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _asked);
        var expiresAt = TimeProvider.System.GetUtcNow() + life;
        var audience = requestContext.Scopes.Single().Replace("/.default", "", StringComparison.Ordinal);
        var claims = string.Create(
            CultureInfo.InvariantCulture, $$"""{"aud":"{{audience}}","exp":{{expiresAt.ToUnixTimeSeconds()}}}""");
        return new AccessToken($"e30.{Base64Url.EncodeToString(Encoding.UTF8.GetBytes(claims))}.sig", expiresAt);
    }

    public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
        ValueTask.FromResult(GetToken(requestContext, cancellationToken));
}
