namespace Bridge.Core.Parked;

/// <summary>A message that waits on a queue for an operator, as it is seen without locking it.</summary>
public interface IParkedMessage
{
    /// <summary>What such messages are called, in the plural.</summary>
    static abstract string Kind { get; }

    /// <summary>Its number in the queue: the name by which an operator speaks of it.</summary>
    long SequenceNumber { get; }

    /// <summary>Whether it was set aside before, and can be taken by its number.</summary>
    bool IsSetAside { get; }

    /// <summary>What brought it here, as a code: a verdict, or the reason of a dead letter; null when none is stated.</summary>
    string? Cause { get; }

    /// <summary>The time by which its age is counted, UTC.</summary>
    DateTimeOffset Since { get; }
}
