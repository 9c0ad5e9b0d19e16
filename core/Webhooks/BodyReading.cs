namespace Bridge.Core.Webhooks;

/// <summary>What reading, and checking, a body came to.</summary>
/// <param name="Refusal">Why it is refused, or null.</param>
/// <param name="Body">The exact bytes; empty unless all have arrived.</param>
public readonly record struct BodyReading(Verdict? Refusal, ReadOnlyMemory<byte> Body);
