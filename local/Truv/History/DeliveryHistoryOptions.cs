namespace Bridge.Local.Truv;

/// <summary>What the delivery history keeps and shows.</summary>
public sealed record DeliveryHistoryOptions
{
    /// <summary>How long rows are kept.</summary>
    /// <value>Default 30 days, as Truv documents.</value>
    public TimeSpan Retention { get; init; } = TimeSpan.FromDays(30);

    /// <summary>Rows kept at most; beyond that the oldest go early.</summary>
    /// <value>Default 200 000.</value>
    public int MaxRows { get; init; } = 200_000;

    /// <summary>
    /// Whether an event that meets a disabled endpoint gets a row. Truv does not say (truv.md §10, question 6); without
    /// such rows nothing documented recovers those events.
    /// </summary>
    /// <value>Default true.</value>
    public bool ListsMissed { get; init; } = true;

    /// <summary><c>status_code</c> of a row without an answer. Truv's text allows 100 to 599 and says nothing of this case.</summary>
    /// <value>Default null; 0 is the other reading.</value>
    public int? UnansweredStatusCode { get; init; }

    /// <summary>How long after its attempt a row appears. Truv says nothing about it.</summary>
    /// <value>Default none.</value>
    public TimeSpan Lag { get; init; }
}
