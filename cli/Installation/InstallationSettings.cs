namespace Bridge.Cli.Installation;

/// <summary>The application settings of one installation.</summary>
/// <param name="Origin">Where they come from, for the person at the terminal.</param>
/// <param name="IsLocal">Whether this is a running <c>bridge up</c>, with a managed identity endpoint of its own.</param>
/// <param name="Values">The settings by the name that Azure gives them (<c>KeyVault__Uri</c>).</param>
internal sealed record InstallationSettings(string Origin, bool IsLocal, IReadOnlyDictionary<string, string?> Values)
{
    private const string Separator = "__";

    /// <summary>The settings with the separator that configuration uses.</summary>
    internal IEnumerable<KeyValuePair<string, string?>> AsConfiguration => Values.Select(value => KeyValuePair.Create(
        value.Key.Replace(Separator, ":", StringComparison.Ordinal), value.Value));
}
