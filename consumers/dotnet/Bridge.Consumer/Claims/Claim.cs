namespace Bridge.Consumer.Claims;

/// <summary>A claim check, redeemed or not.</summary>
/// <param name="Outcome">What became of it.</param>
/// <param name="Bytes">The JSON of <c>data</c> when it was found.</param>
public readonly record struct Claim(ClaimOutcome Outcome, ReadOnlyMemory<byte> Bytes = default);
