using Bridge.Functions.Settings;
using Bridge.Functions.Vault;

namespace Bridge.Cli.Secrets;

/// <summary>A setting that lists secrets.</summary>
/// <param name="Purpose">What they are for.</param>
/// <param name="Name">Name of the setting or of the header.</param>
/// <param name="List">Its value.</param>
internal sealed record SecretSetting(string Purpose, string Name, string List)
{
    /// <summary>What the names of new secrets begin with; null when the setting has no prefix.</summary>
    internal string? Prefix => SecretLists.Entries(List).FirstOrDefault(entry => entry.EndsWith('*'))?[..^1];

    internal bool Means(string secret) => SecretLists.Entries(List).Any(entry => SecretLists.Matches(entry, secret));

    internal static SecretSetting Access(TruvOptions truv) => new("access-secret", "Truv__AccessSecrets", truv.AccessSecrets);

    internal static IEnumerable<SecretSetting> Headers(ReceivingOptions receiving) =>
        receiving.Headers.Select(header => new SecretSetting("header-value", $"header {header.Name}", header.Secrets));

    internal static IEnumerable<SecretSetting> Pins(ReceivingOptions receiving) => receiving.TrustRules
        .SelectMany(rule => new[] { rule.CertificateSha256Secret, rule.SpkiSha256Secret }
            .Where(list => !string.IsNullOrWhiteSpace(list))
            .Select(list => new SecretSetting("pin", $"trust rule {rule.Name}", list!)));
}
