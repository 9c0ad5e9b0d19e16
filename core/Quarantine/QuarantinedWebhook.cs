using Bridge.Core.Parked;
using Bridge.Core.Webhooks;

namespace Bridge.Core.Quarantine;

/// <summary>A message on <c>truv-quarantine</c> as it is seen without locking it.</summary>
/// <param name="SequenceNumber">Its number in the queue: the name by which an operator speaks of it.</param>
/// <param name="MessageId">Base64url SHA-256 of the body.</param>
/// <param name="EnqueuedAt">When the queue took it, UTC.</param>
/// <param name="Body">The exact bytes that were sent; they may hold personal data.</param>
/// <param name="Evidence">What receiving found.</param>
/// <param name="Properties">All application properties by name, as text.</param>
public sealed record QuarantinedWebhook(
    long SequenceNumber, string MessageId, DateTimeOffset EnqueuedAt, ReadOnlyMemory<byte> Body, Evidence Evidence,
    IReadOnlyDictionary<string, string> Properties) : IParkedMessage
{
    /// <inheritdoc />
    public static string Kind => "quarantined webhooks";

    /// <inheritdoc />
    public bool IsSetAside { get; init; }

    /// <summary>Code of the verdict that brought it here; null when none is stated.</summary>
    public string? Cause => Evidence.Verdict;

    /// <summary>When the webhook was received, UTC.</summary>
    public DateTimeOffset Since => Evidence.ReceivedAt;

    /// <summary>The verdict that brought it here; null when its code is none that this version knows.</summary>
    public Verdict? Verdict => Verdicts.All.FirstOrDefault(verdict => verdict.Code == Evidence.Verdict);

    /// <summary>Number, verdict and size only: a body never reaches a log.</summary>
    public override string ToString() => $"{SequenceNumber} {Evidence.Verdict} {Body.Length} bytes";
}
