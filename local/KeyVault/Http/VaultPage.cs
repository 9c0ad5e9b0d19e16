using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace Bridge.Local.KeyVault;

/// <summary>Lists in pages of 25, as Key Vault gives them.</summary>
internal static class VaultPage
{
    private const int Size = 25;
    private const string SkipToken = "$skiptoken";

    internal static IResult Of(HttpRequest request, IEnumerable<object> rows)
    {
        var skip = int.TryParse(request.Query[SkipToken], CultureInfo.InvariantCulture, out var given) ? given : 0;
        object[] page = [.. rows.Skip(skip).Take(Size + 1)];
        var next = page.Length <= Size ? null : string.Create(
            CultureInfo.InvariantCulture,
            $"{VaultJson.Root(request)}{request.Path}?api-version={request.Query["api-version"]}&{SkipToken}={skip + Size}");
        return VaultJson.Answer(new { value = page.Take(Size), nextLink = next });
    }
}
