using Bridge.Core.Truv.Webhooks;

namespace Bridge.Core.Reconciliation.Configuration;

/// <summary>How Truv's configuration of our webhook should be.</summary>
/// <param name="Url">Its address.</param>
/// <param name="EnvironmentType">Truv's <c>env_type</c>: <c>sandbox</c> or <c>prod</c>.</param>
/// <param name="Events">The event types it should be subscribed to.</param>
/// <param name="Repair">What may be changed.</param>
public sealed record WebhookExpectation(Uri Url, string EnvironmentType, IReadOnlyList<string> Events, WebhookRepair Repair)
{
    // An answer that leaves the environment out is of the one that our Access Secret belongs to.
    internal bool IsOurs(TruvWebhook webhook) =>
        Uri.TryCreate(webhook.Url, UriKind.Absolute, out var url) && url == Url
        && (webhook.EnvironmentType ?? EnvironmentType) == EnvironmentType;

    internal string[] MissingOf(TruvWebhook webhook) =>
        webhook.Events is null ? [] : [.. Events.Except(webhook.Events, StringComparer.Ordinal)];
}
