namespace Bridge.Functions.Vault;

/// <summary>What came of one reading of the vault.</summary>
/// <param name="Contents">What is to be in force; null when a first reading failed.</param>
/// <param name="Problems">What is wrong; the part of the contents that it concerns is the former one.</param>
/// <param name="Notices">What an operator should know, although nothing is wrong.</param>
/// <param name="IsUnreachable">Whether the vault did not answer.</param>
internal sealed record VaultReading(
    VaultContents? Contents, IReadOnlyList<string> Problems, IReadOnlyList<string> Notices, bool IsUnreachable)
{
    internal VaultOutcome Outcome => IsUnreachable ? VaultOutcome.Unreachable
        : Problems.Count > 0 ? VaultOutcome.Problems
        : VaultOutcome.Complete;
}
