using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Bridge.Local.KeyVault;

/// <summary>Secrets of the data plane: set, get, change, list.</summary>
internal sealed class SecretEndpoints(VaultStore store)
{
    internal void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPut("/secrets/{name}", SetAsync);
        routes.MapGet("/secrets", List);
        routes.MapGet("/secrets/{name}/versions", (HttpRequest request, string name) => Versions(request, name));
        routes.MapGet("/secrets/{name}/{version?}", (HttpRequest request, string name, string? version) =>
            VaultJson.Answer(Bundle(request, name, store.ReadSecret(name, version), withValue: true)));
        routes.MapPatch("/secrets/{name}/{version}", ChangeAsync);
    }

    private async Task<IResult> SetAsync(HttpRequest request, string name)
    {
        var json = await VaultJson.ReadAsync(request);
        var value = VaultJson.Text(json, "value") ?? throw VaultRefusalException.BadParameter("Property value is missing.");
        var secret = store.SetSecret(
            name, value, VaultJson.Text(json, "contentType"), made => VaultJson.Apply(json, made));
        return VaultJson.Answer(Bundle(request, name, secret, withValue: true));
    }

    private async Task<IResult> ChangeAsync(HttpRequest request, string name, string version)
    {
        var json = await VaultJson.ReadAsync(request);
        var secret = store.Secrets.Find(name, version) ?? throw VaultRefusalException.NotFound("Secret", name);
        VaultJson.Apply(json, secret);
        secret.ContentType = VaultJson.Text(json, "contentType") ?? secret.ContentType;
        secret.Updated = store.Now;
        return VaultJson.Answer(Bundle(request, name, secret, withValue: false));
    }

    private IResult List(HttpRequest request) => VaultPage.Of(
        request, store.Secrets.All.Select(secret => Item(request, secret.Name, null, secret.Latest)));

    private IResult Versions(HttpRequest request, string name) => VaultPage.Of(
        request, store.Secrets.Versions(name).Select(secret => Item(request, name, secret.Version, secret)));

    private static object Item(HttpRequest request, string name, string? version, SecretVersion secret) => new
    {
        id = VaultJson.Id(request, "secrets", name, version),
        contentType = secret.ContentType,
        attributes = VaultJson.Attributes(secret),
        tags = secret.Tags,
        managed = secret.IsOfCertificate ? true : (bool?)null,
    };

    private static object Bundle(HttpRequest request, string name, SecretVersion secret, bool withValue) => new
    {
        value = withValue ? secret.Value : null,
        contentType = secret.ContentType,
        id = VaultJson.Id(request, "secrets", name, secret.Version),
        attributes = VaultJson.Attributes(secret),
        tags = secret.Tags,
    };
}
