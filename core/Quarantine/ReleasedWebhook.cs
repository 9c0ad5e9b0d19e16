using Bridge.Core.Events;
using Bridge.Core.Webhooks;

namespace Bridge.Core.Quarantine;

/// <summary>A webhook that passed on second look, on its way to <c>truv-received</c>.</summary>
/// <param name="Event">The event that its body is.</param>
/// <param name="Body">The exact bytes that Truv signed.</param>
/// <param name="Evidence">What receiving found, with the label of the secret and the verdict of the second look.</param>
/// <param name="FormerVerdict">Code of the verdict that had brought it into quarantine; null when the message carried none.</param>
/// <param name="ReleasedAt">When it was released, UTC.</param>
public sealed record ReleasedWebhook(
    TruvEvent Event, ReadOnlyMemory<byte> Body, Evidence Evidence, string? FormerVerdict, DateTimeOffset ReleasedAt);
