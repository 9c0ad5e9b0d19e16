using Bridge.Core.Parked;

namespace Bridge.Core.DeadLetters;

/// <summary>A message in a dead-letter queue as it is seen without locking it.</summary>
/// <param name="SequenceNumber">Its number in the dead-letter queue: the name by which an operator speaks of it.</param>
/// <param name="MessageId">The identity that it was sent with.</param>
/// <param name="EnqueuedAt">When its queue took it, UTC; when it was dead-lettered is not known.</param>
/// <param name="Body">The exact bytes; they may hold personal data.</param>
/// <param name="Reason">Why it was dead-lettered, as a code; null when whoever did it gave none.</param>
/// <param name="Description">More on why it was dead-lettered, for people.</param>
/// <param name="EventType">The type of its event; null when the message does not state one.</param>
/// <param name="Deliveries">How often it was delivered.</param>
/// <param name="Properties">All application properties by name, as text.</param>
public sealed record DeadLetter(
    long SequenceNumber, string MessageId, DateTimeOffset EnqueuedAt, ReadOnlyMemory<byte> Body, string? Reason,
    string? Description, string? EventType, int Deliveries, IReadOnlyDictionary<string, string> Properties) : IParkedMessage
{
    /// <inheritdoc />
    public static string Kind => "dead letters";

    /// <inheritdoc />
    public bool IsSetAside { get; init; }

    /// <inheritdoc />
    public string? Cause => Reason;

    /// <summary>When its queue took it, UTC.</summary>
    public DateTimeOffset Since => EnqueuedAt;

    /// <summary>Number, reason and size only: a body never reaches a log.</summary>
    public override string ToString() => $"{SequenceNumber} {Reason} {Body.Length} bytes";
}
