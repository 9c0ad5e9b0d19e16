namespace Bridge.Cli.Secrets;

/// <summary>A secret to add.</summary>
/// <param name="Purpose">What it is for.</param>
/// <param name="Header">Header: its name; null when there is only one.</param>
/// <param name="Label">Label, which the prefix of the setting precedes.</param>
/// <param name="Value">The secret.</param>
/// <param name="NotBefore">When it begins to count, UTC; null for at once.</param>
/// <param name="Expires">When it stops, UTC; null for never.</param>
internal sealed record NewSecret(
    SecretPurpose Purpose, string? Header, string Label, string Value, DateTimeOffset? NotBefore, DateTimeOffset? Expires)
{
    /// <summary>The label only: a secret never reaches a log.</summary>
    public override string ToString() => Label;
}
