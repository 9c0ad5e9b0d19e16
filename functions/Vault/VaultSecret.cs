namespace Bridge.Functions.Vault;

/// <summary>One of several secrets for one purpose.</summary>
/// <param name="Name">Its name, which is its label.</param>
/// <param name="Text">What it holds.</param>
internal sealed record VaultSecret(string Name, string Text)
{
    /// <summary>The name only: a secret never reaches a log.</summary>
    public override string ToString() => Name;
}
