namespace Bridge.Functions.Settings;

/// <summary>Where the lists of revoked certificates of a rule are.</summary>
internal static class CrlLocations
{
    internal static string[] Of(TrustRuleOptions rule) => CommaList.Of(rule.Crl);

    private const string VaultPrefix = "vault:";

    internal static bool IsValid(string location) =>
        IsAddress(location, out _) || IsVault(location, out _) || Path.IsPathFullyQualified(location);

    /// <summary>Whether it is <c>vault:NAME</c>, a list that bridge cert revoke keeps in a Key Vault secret.</summary>
    internal static bool IsVault(string location, out string secret)
    {
        var isVault = location.StartsWith(VaultPrefix, StringComparison.Ordinal) && location.Length > VaultPrefix.Length;
        secret = isVault ? location[VaultPrefix.Length..] : "";
        return isVault;
    }

    internal static bool IsAddress(string location, out Uri? address) =>
        Uri.TryCreate(location, UriKind.Absolute, out address)
        && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps);
}
