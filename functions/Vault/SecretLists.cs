using Azure.Security.KeyVault.Secrets;
using Bridge.Functions.Settings;

namespace Bridge.Functions.Vault;

/// <summary>
/// Settings that name several secrets: names, or <c>prefix*</c> for every secret whose name begins so, separated by commas.
/// With a prefix a secret is added and retired in the vault alone, without a change of settings and its restart.
/// </summary>
public static class SecretLists
{
    private const int MaxSecrets = 16;
    private const string Any = "*";

    /// <summary>The entries of a setting.</summary>
    public static IReadOnlyList<string> Entries(string list)
    {
        ArgumentNullException.ThrowIfNull(list);
        return CommaList.Of(list);
    }

    /// <summary>Whether a secret's name is meant by an entry.</summary>
    public static bool Matches(string entry, string name)
    {
        ArgumentNullException.ThrowIfNull(entry);
        ArgumentNullException.ThrowIfNull(name);
        return entry.EndsWith(Any, StringComparison.Ordinal)
            ? name.StartsWith(entry[..^Any.Length], StringComparison.OrdinalIgnoreCase)
            : name.Equals(entry, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Puts secrets of one prefix in the order in which they count: the one that took effect last comes first.</summary>
    public static IEnumerable<SecretProperties> InOrder(IEnumerable<SecretProperties> secrets) => secrets
        .OrderByDescending(secret => secret.NotBefore > secret.CreatedOn ? secret.NotBefore : secret.CreatedOn)
        .ThenByDescending(secret => secret.Name, StringComparer.OrdinalIgnoreCase);

    /// <summary>Reads all that are in force; a problem is noted when none is, or too many are.</summary>
    /// <param name="reader">The reading under way.</param>
    /// <param name="list">The setting's value.</param>
    /// <param name="setting">The setting's name.</param>
    /// <param name="mayEnd">
    /// Whether it is the operator's will, and no problem, that all have run out: then there is a notice. That none was ever there
    /// stays a problem.
    /// </param>
    internal static async Task<IReadOnlyList<VaultSecret>> ReadAsync(
        VaultReader reader, string list, string setting, bool mayEnd = false)
    {
        var problems = reader.Problems.Count;
        // Whatever somebody puts into the vault for another purpose would be good for a webhook.
        if (Entries(list).Contains(Any))
            reader.Report($"{setting} names every secret of the vault ({list}): write a prefix before the {Any}.");
        var secrets = new List<VaultSecret>();
        foreach (var name in await NamesAsync(reader, list))
        {
            if (secrets.Exists(known => known.Name.Equals(name, StringComparison.OrdinalIgnoreCase))) continue;
            if (await reader.ListedSecretAsync(name) is { } secret) secrets.Add(secret);
        }

        if (reader.Problems.Count > problems || reader.IsUnreachable) return secrets;
        if (secrets.Count == 0)
        {
            var none = $"{setting} names no secret that is in force ({list}): enable one, or add one with bridge secrets add.";
            if (mayEnd && await AnyKnownAsync(reader, list)) reader.Notice($"{none} Until then it lets nobody in.");
            else reader.Report(none);
        }

        if (secrets.Count > MaxSecrets)
            reader.Report($"{setting} names {secrets.Count} secrets ({list}), more than {MaxSecrets}: retire what is not needed.");
        return secrets;
    }

    // A name that nobody knows is a problem of its own by now.
    private static async Task<bool> AnyKnownAsync(VaultReader reader, string list)
    {
        var entries = Entries(list);
        return entries.Any(entry => !entry.EndsWith(Any, StringComparison.Ordinal))
            || (await reader.ListAsync()).Any(secret => entries.Any(entry => Matches(entry, secret.Name)));
    }

    private static async Task<IReadOnlyList<string>> NamesAsync(VaultReader reader, string list)
    {
        var names = new List<string>();
        foreach (var entry in Entries(list))
        {
            if (!entry.EndsWith(Any, StringComparison.Ordinal)) names.Add(entry);
            else names.AddRange(InOrder(await MatchingAsync(reader, entry)).Select(secret => secret.Name));
        }

        return names;
    }

    private static async Task<IEnumerable<SecretProperties>> MatchingAsync(VaultReader reader, string entry) =>
        (await reader.ListAsync()).Where(secret =>
            Matches(entry, secret.Name) && !secret.Managed && SecretWindow.IsInForce(secret, reader.Now));
}
