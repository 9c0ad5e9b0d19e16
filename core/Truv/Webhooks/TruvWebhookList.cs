namespace Bridge.Core.Truv.Webhooks;

/// <summary>Webhook configurations, or the reason why there are none to see.</summary>
/// <param name="Outcome">The named outcome.</param>
/// <param name="Webhooks">The configurations; empty unless the outcome is <see cref="TruvOutcome.Found"/>.</param>
public sealed record TruvWebhookList(TruvOutcome Outcome, IReadOnlyList<TruvWebhook> Webhooks);
