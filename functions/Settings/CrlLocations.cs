namespace Bridge.Functions.Settings;

/// <summary>Where the lists of revoked certificates of a rule are.</summary>
internal static class CrlLocations
{
    internal static string[] Of(TrustRuleOptions rule) =>
        (rule.Crl ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    internal static bool IsValid(string location) => IsAddress(location, out _) || Path.IsPathFullyQualified(location);

    internal static bool IsAddress(string location, out Uri? address) =>
        Uri.TryCreate(location, UriKind.Absolute, out address)
        && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps);
}
