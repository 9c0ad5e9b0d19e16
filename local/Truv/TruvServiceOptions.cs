namespace Bridge.Local.Truv;

/// <summary>A whole Truv: world, API, and webhooks when there is somebody to send them.</summary>
public sealed record TruvServiceOptions
{
    /// <summary>The API.</summary>
    public required TruvApiOptions Api { get; init; }

    /// <summary>The world.</summary>
    /// <value>Default: seed 1, reports after 3 s, 50 000 borrowers.</value>
    public TruvWorldOptions World { get; init; } = new();

    /// <summary>The webhook sender; without one nothing is delivered.</summary>
    /// <value>Default null.</value>
    public WebhookSenderOptions? Sender { get; init; }

    /// <summary>The delivery history.</summary>
    /// <value>Default 30 days, events that met a disabled endpoint included.</value>
    public DeliveryHistoryOptions History { get; init; } = new();
}
