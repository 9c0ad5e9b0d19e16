namespace Bridge.Local.Truv;

/// <summary>What a <c>webhook_id</c> stands for; Truv leaves it open (truv.md §10, question 1).</summary>
public enum WebhookIdRule
{
    /// <summary>The event: the same in every configuration and on every retry.</summary>
    PerEvent,

    /// <summary>The event in one configuration: retries repeat it.</summary>
    PerConfiguration,

    /// <summary>The attempt: no two requests share one.</summary>
    PerAttempt,
}
