namespace Bridge.Core.Reconciliation.Configuration;

/// <summary>What the look at Truv's configuration of our webhook found.</summary>
/// <param name="State">How it stands now, after a repair if there was one.</param>
/// <param name="Repaired">What it was before it was repaired; null when nothing was changed.</param>
/// <param name="MissingEvents">Expected events that it is not subscribed to.</param>
public sealed record WebhookCheck(WebhookState State, WebhookState? Repaired, IReadOnlyList<string> MissingEvents);
