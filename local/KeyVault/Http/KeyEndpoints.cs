using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Bridge.Local.KeyVault;

/// <summary>Keys of the data plane: create, get, list, sign, verify. No call gives a private key away.</summary>
internal sealed class KeyEndpoints(VaultStore store)
{
    internal void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/keys/{name}/create", CreateAsync);
        routes.MapGet("/keys", (HttpRequest request) => VaultPage.Of(request, store.Keys.All.Select(key => (object)new
        {
            kid = VaultJson.Id(request, "keys", key.Name), attributes = VaultJson.Attributes(key.Latest), tags = key.Latest.Tags,
        })));
        routes.MapGet("/keys/{name}/{version?}", (HttpRequest request, string name, string? version) =>
            VaultJson.Answer(Bundle(request, name, Find(name, version))));
        routes.MapPost("/keys/{name}/{version}/sign", SignAsync);
        routes.MapPost("/keys/{name}/{version}/verify", VerifyAsync);
    }

    private KeyVersion Find(string name, string? version) =>
        store.Keys.Find(name, version) ?? throw VaultRefusalException.NotFound("Key", name);

    private async Task<IResult> CreateAsync(HttpRequest request, string name)
    {
        var json = await VaultJson.ReadAsync(request);
        string[] operations = VaultJson.Member(json, "key_ops") is { } list
            ? [.. list.EnumerateArray().Select(one => one.GetString()!)]
            : ["sign", "verify"];
        var key = new KeyVersion
        {
            Version = VersionTable<KeyVersion>.NewVersion(), Key = CertificatePolicyJson.Key(json).Create(),
            Operations = operations, Created = store.Now, Updated = store.Now,
        };
        VaultJson.Apply(json, key);
        store.Keys.Add(name, key);
        return VaultJson.Answer(Bundle(request, name, key));
    }

    private async Task<IResult> SignAsync(HttpRequest request, string name, string version)
    {
        var (key, algorithm, json) = await UseAsync(request, name, version, "sign");
        var signature = algorithm.Sign(key.Key, Bytes(json, "value"));
        return VaultJson.Answer(new
        {
            kid = VaultJson.Id(request, "keys", name, key.Version), value = Base64Url.EncodeToString(signature),
        });
    }

    private async Task<IResult> VerifyAsync(HttpRequest request, string name, string version)
    {
        var (key, algorithm, json) = await UseAsync(request, name, version, "verify");
        return VaultJson.Answer(new { value = algorithm.Verify(key.Key, Bytes(json, "digest"), Bytes(json, "value")) });
    }

    private async Task<(KeyVersion Key, KeyAlgorithm Algorithm, JsonElement Json)> UseAsync(
        HttpRequest request, string name, string version, string operation)
    {
        var json = await VaultJson.ReadAsync(request);
        var key = Find(name, version);
        if (!key.IsEnabled || key.Expires <= store.Now)
            throw VaultRefusalException.Forbidden($"Operation {operation} is not allowed on a disabled or expired key.", "KeyDisabled");
        if (!key.Operations.Contains(operation))
            throw VaultRefusalException.Forbidden($"Operation {operation} is not permitted on this key.", "KeyOperationForbidden");
        return (key, KeyAlgorithm.Named(VaultJson.Text(json, "alg")), json);
    }

    private static byte[] Bytes(JsonElement json, string name) => VaultJson.Text(json, name) is { } text
        ? Base64Url.DecodeFromChars(text)
        : throw VaultRefusalException.BadParameter($"Property {name} is missing.");

    private static object Bundle(HttpRequest request, string name, KeyVersion key) => new
    {
        key = key.Key is RSA rsa
            ? Rsa(rsa.ExportParameters(false), VaultJson.Id(request, "keys", name, key.Version), key.Operations)
            : Ec((ECDsa)key.Key, VaultJson.Id(request, "keys", name, key.Version), key.Operations),
        attributes = VaultJson.Attributes(key),
        tags = key.Tags,
    };

    private static object Rsa(RSAParameters key, string kid, IReadOnlyList<string> operations) => new
    {
        kid, kty = "RSA", key_ops = operations, n = Base64Url.EncodeToString(key.Modulus), e = Base64Url.EncodeToString(key.Exponent),
    };

    private static object Ec(ECDsa key, string kid, IReadOnlyList<string> operations)
    {
        var point = key.ExportParameters(false).Q;
        return new
        {
            kid, kty = "EC", key_ops = operations, crv = $"P-{key.KeySize}", x = Base64Url.EncodeToString(point.X),
            y = Base64Url.EncodeToString(point.Y),
        };
    }
}
