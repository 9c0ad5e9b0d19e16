namespace Bridge.Core.Reconciliation.Configuration;

/// <summary>What may be changed at Truv without asking anybody.</summary>
public enum WebhookRepair
{
    /// <summary>Nothing: trouble is only raised.</summary>
    None,

    /// <summary>A disabled webhook is enabled again.</summary>
    Enable,

    /// <summary>A disabled webhook is enabled, and missing events are subscribed to.</summary>
    EnableAndSubscribe,
}
