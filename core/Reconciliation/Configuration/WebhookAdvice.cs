namespace Bridge.Core.Reconciliation.Configuration;

/// <summary>What the state of Truv's configuration of our webhook means, and what to do; one text for everybody who shows it.</summary>
/// <param name="Finding">What is so.</param>
/// <param name="Remedy">What to do about it; null when nothing is to be done.</param>
public sealed record WebhookAdvice(string Finding, string? Remedy)
{
    /// <summary>The words for what a look has found.</summary>
    public static WebhookAdvice Of(WebhookCheck check)
    {
        ArgumentNullException.ThrowIfNull(check);
        return check.State switch
        {
            WebhookState.Healthy => new("enabled, subscribed to every expected event", null),
            WebhookState.Unsubscribed => new(
                $"not subscribed to {string.Join(", ", check.MissingEvents)}",
                "Subscribe to them at Truv, set Reconciliation__Repair to EnableAndSubscribe, or name the wanted events in Reconciliation__Events."),
            WebhookState.Disabled => new(
                "disabled: nothing is delivered",
                "Find out why deliveries failed (bridge reconcile --since 12h), then enable it: PATCH /v1/webhooks/{id}/ or Truv's dashboard; "
                + "Reconciliation__Repair set to Enable does it by itself."),
            WebhookState.Missing => new(
                "no configuration has this address: nothing is delivered",
                "Create it at Truv, or correct Reconciliation__WebhookUrl: the addresses must be the same to the letter."),
            _ => new("Truv's answer is no list of configurations", "Run it again; if it stays so, ask Truv Support."),
        };
    }
}
