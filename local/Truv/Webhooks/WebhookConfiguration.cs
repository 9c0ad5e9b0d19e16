namespace Bridge.Local.Truv;

/// <summary>Where events are delivered to. A value: changes make a new one.</summary>
public sealed record WebhookConfiguration
{
    /// <summary>Its id; <c>webhook_id</c> of the rows of the delivery history.</summary>
    /// <value>Default empty: the registry gives one.</value>
    public string Id { get; init; } = "";

    /// <summary>Its name, at most 128 characters.</summary>
    /// <value>Default webhook-bridge.</value>
    public string Name { get; init; } = "webhook-bridge";

    /// <summary>The address.</summary>
    public required Uri Url { get; init; }

    /// <summary>The subscribed event types.</summary>
    /// <value>Default all 19.</value>
    public IReadOnlyList<string> Events { get; init; } = EventTypes.All;

    /// <summary>sandbox, dev or prod.</summary>
    /// <value>Default sandbox.</value>
    public string EnvType { get; init; } = "sandbox";

    /// <summary>Whether events are delivered.</summary>
    /// <value>Default true.</value>
    public bool Enabled { get; init; } = true;

    /// <summary>Failed attempts since the last success or re-enabling.</summary>
    public int ConsecutiveFailures { get; init; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it last changed.</summary>
    public DateTimeOffset UpdatedAt { get; init; }

    internal bool Wants(string eventType) => Events.Contains(eventType, StringComparer.Ordinal);
}
