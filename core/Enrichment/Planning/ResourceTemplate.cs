namespace Bridge.Core.Enrichment.Planning;

/// <summary>One resource that events can be enriched with (truv.md §3).</summary>
/// <param name="Name">Name under <c>data.resources</c>.</param>
/// <param name="Path">
/// Path on Truv's API, with its trailing slash. <c>{link_id}</c> is a member of the event, <c>{order.voie_report_id}</c> a member
/// of the resource <c>order</c>, which is fetched before; <c>{user_id|order.user_id}</c> takes the first that is there.
/// </param>
public sealed record ResourceTemplate(string Name, string Path)
{
    /// <summary>Whether the answer comes in pages, which are joined into one array.</summary>
    public bool IsPaged { get; init; }

    /// <summary>Whether Truv answers 404 for some seconds after it announced the resource.</summary>
    public bool AppearsLate { get; init; }

    /// <summary>The part of an order that says the same, null when no order says it.</summary>
    public OrderPart? WithinOrder { get; init; }

    /// <summary>What to ask for when Truv does not know, or rejects, this path.</summary>
    public ResourceTemplate? Otherwise { get; init; }

    internal PathTemplate Template { get; } = PathTemplate.Parse(Path);
}
