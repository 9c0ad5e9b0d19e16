using Bridge.Core.Parked;

namespace Bridge.Core.DeadLetters;

/// <summary>Which dead letters an operator means.</summary>
public sealed record DeadLetterSelection : ParkedSelection<DeadLetter>
{
    private const string CloudEventPrefix = "com.truv.";

    /// <summary>The reason, whatever its case; null for any.</summary>
    public string? Reason { get; init; }

    /// <summary>The type of the event, with or without <c>com.truv.</c>; null for any.</summary>
    public string? EventType { get; init; }

    /// <inheritdoc />
    protected override bool Matches(DeadLetter message) =>
        (Reason is null || Reason.Equals(message.Reason, StringComparison.OrdinalIgnoreCase))
        && (EventType is null
            || (message.EventType is { } type && Bare(EventType).Equals(Bare(type), StringComparison.OrdinalIgnoreCase)));

    private static ReadOnlySpan<char> Bare(string type) =>
        type.StartsWith(CloudEventPrefix, StringComparison.OrdinalIgnoreCase) ? type.AsSpan(CloudEventPrefix.Length) : type;
}
