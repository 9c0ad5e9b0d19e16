using Bridge.Core.Reconciliation.Configuration;

namespace Bridge.Cli.Reconcile;

/// <summary>Truv's configuration of our webhook in words that name the next step.</summary>
internal static class WebhookText
{
    internal static string Of(WebhookCheck check) => check.State switch
    {
        WebhookState.Healthy => "Truv's webhook configuration: there, enabled, subscribed to all expected events.",
        WebhookState.Disabled => "Truv's webhook configuration is DISABLED: nothing is delivered. Mend the cause of the failures, then enable it "
            + "in Truv's dashboard, or set Reconciliation__Repair to Enable.",
        WebhookState.Missing => "Truv has NO webhook configuration with the address in Reconciliation__WebhookUrl: nothing is delivered. Add it in "
            + "Truv's dashboard, or correct the setting.",
        WebhookState.Unsubscribed => $"Truv's webhook configuration lacks events ({string.Join(", ", check.MissingEvents)}): subscribe to them in "
            + "Truv's dashboard, set Reconciliation__Repair to EnableAndSubscribe, or name the wanted ones in Reconciliation__Events.",
        _ => "Truv's webhook configuration could not be read.",
    };
}
