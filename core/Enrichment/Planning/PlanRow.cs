using Bridge.Core.Events;

namespace Bridge.Core.Enrichment.Planning;

/// <summary>One row of the plan: which events it is for, and what they are enriched with.</summary>
/// <param name="EventType">Truv's <c>event_type</c>.</param>
/// <param name="Resources">What is asked for; none where there is nothing to ask.</param>
public sealed record PlanRow(string EventType, params IReadOnlyList<ResourceTemplate> Resources)
{
    /// <summary>Values of <c>status</c> that the row is for; null for any.</summary>
    public IReadOnlyList<string>? Statuses { get; init; }

    /// <summary>Values of <c>product</c> that the row is for; null for any.</summary>
    public IReadOnlyList<string>? Products { get; init; }

    /// <summary>Values of <c>data_source</c> that the row is for; null for any.</summary>
    public IReadOnlyList<string>? DataSources { get; init; }

    /// <summary>Why the row asks for what it asks for, in one sentence.</summary>
    public string Reason { get; init; } = "";

    internal bool IsFor(TruvEvent truvEvent) =>
        Fits(Statuses, truvEvent, "status") && Fits(Products, truvEvent, "product") && Fits(DataSources, truvEvent, "data_source");

    private static bool Fits(IReadOnlyList<string>? values, TruvEvent truvEvent, string member) =>
        values is null || (truvEvent.Text(member) is { } value && values.Contains(value));
}
