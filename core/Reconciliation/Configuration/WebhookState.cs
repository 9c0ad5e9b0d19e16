namespace Bridge.Core.Reconciliation.Configuration;

/// <summary>How Truv's configuration of our webhook stands. The alarm, the metric tag and the runbook go by these.</summary>
public enum WebhookState
{
    /// <summary>It is there, enabled, and subscribed to every expected event.</summary>
    Healthy,

    /// <summary>It is not subscribed to every expected event.</summary>
    Unsubscribed,

    /// <summary>It is disabled, as Truv does with an endpoint that keeps failing: nothing is delivered.</summary>
    Disabled,

    /// <summary>No configuration has our address: nothing is delivered.</summary>
    Missing,

    /// <summary>Truv's API could not be asked.</summary>
    Unknown,
}
