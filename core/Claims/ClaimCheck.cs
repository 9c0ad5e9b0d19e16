namespace Bridge.Core.Claims;

/// <summary>What an event carries in place of data that the queue does not take (docs/decisions/0008).</summary>
/// <param name="Location">Address of the blob: the attribute <c>dataref</c>.</param>
/// <param name="Sha256">SHA-256 of its bytes, lower-case hex: the attribute <c>datasha256</c>.</param>
public sealed record ClaimCheck(Uri Location, string Sha256);
