using System.Net.Http.Json;
using System.Text.Json;
using Azure.Core;
using Bridge.Local.KeyVault;

namespace Bridge.Tests.Functions;

/// <summary>Asks the local vault's identity endpoint, as ManagedIdentityCredential does, without environment variables.</summary>
internal sealed class IdentityCredential(LocalKeyVault vault) : TokenCredential
{
    private static readonly HttpClient Http = new();

    public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
        throw new NotSupportedException("The bridge asks asynchronously.");

    public override async ValueTask<AccessToken> GetTokenAsync(
        TokenRequestContext requestContext, CancellationToken cancellationToken)
    {
        var url = $"{vault.IdentityUrl}?resource=https://vault.azure.net&api-version=2019-08-01";
        using var request = new HttpRequestMessage(HttpMethod.Get, url);
        request.Headers.Add("X-IDENTITY-HEADER", vault.IdentityHeader);
        using var response = await Http.SendAsync(request, cancellationToken);
        var json = await response.Content.ReadFromJsonAsync<JsonElement>(cancellationToken);
        return new AccessToken(
            json.GetProperty("access_token").GetString()!, TimeProvider.System.GetUtcNow().AddMinutes(30));
    }
}
