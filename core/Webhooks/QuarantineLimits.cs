namespace Bridge.Core.Webhooks;

/// <summary>What callers that hold a trusted certificate, but no secret, may put into quarantine.</summary>
/// <param name="MessagesPerHour">Most messages that one instance keeps in an hour.</param>
/// <param name="BytesPerHour">Most bytes of bodies that one instance keeps in an hour.</param>
/// <param name="TimeToLive">How long each stays: with the two others it bounds what can ever lie there.</param>
public sealed record QuarantineLimits(int MessagesPerHour, long BytesPerHour, TimeSpan TimeToLive);
