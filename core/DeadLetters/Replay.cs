namespace Bridge.Core.DeadLetters;

/// <summary>How a dead letter goes back to its queue.</summary>
/// <param name="MessageId">The identity of the copy (decision 0009).</param>
/// <param name="Reason">Why it was dead-lettered, which the copy carries along; null when no reason was given.</param>
/// <param name="At">When it was replayed, UTC.</param>
public sealed record Replay(string MessageId, string? Reason, DateTimeOffset At);
