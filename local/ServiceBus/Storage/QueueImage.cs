namespace Bridge.Local.ServiceBus.Storage;

/// <summary>What a log says is in a queue.</summary>
internal sealed class QueueImage
{
    /// <summary>The messages by number.</summary>
    internal SortedDictionary<long, MessageImage> Messages { get; } = [];

    /// <summary>The MessageIds seen, in order.</summary>
    internal List<(UInt128 Id, DateTimeOffset At)> Seen { get; init; } = [];

    /// <summary>The states of message sessions.</summary>
    internal Dictionary<string, (byte[] State, DateTimeOffset At)> States { get; } = new(StringComparer.Ordinal);

    /// <summary>The highest number that was ever given.</summary>
    internal long LastSequenceNumber { get; set; }

    internal void Note(long sequenceNumber) => LastSequenceNumber = Math.Max(LastSequenceNumber, sequenceNumber);
}
