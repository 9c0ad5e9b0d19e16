namespace Bridge.Core.Parked;

/// <summary>Which messages an operator means: certain numbers, or all that pass the filters.</summary>
/// <typeparam name="T">What the messages are.</typeparam>
public abstract record ParkedSelection<T>
    where T : IParkedMessage
{
    /// <summary>Sequence numbers; empty for all.</summary>
    public IReadOnlyCollection<long> Numbers { get; init; } = [];

    /// <summary>Only what is older than this time; null for any.</summary>
    public DateTimeOffset? Before { get; init; }

    /// <summary>Only what is newer than this time; null for any.</summary>
    public DateTimeOffset? After { get; init; }

    /// <summary>Most messages to select.</summary>
    /// <value>Default: no limit.</value>
    public int Max { get; init; } = int.MaxValue;

    /// <summary>Whether a message passes the filters; numbers and limit are not looked at.</summary>
    public bool Passes(T message) => !(message.Since >= Before) && !(message.Since <= After) && Matches(message);

    /// <summary>Whether a message passes the filters that only this kind of message has.</summary>
    protected abstract bool Matches(T message);
}
