using System.Collections.Frozen;
using Bridge.Core.Events;

namespace Bridge.Core.Enrichment;

/// <summary>Which resources each event type is enriched with (truv.md §3). Types that are not listed pass through.</summary>
public static class EnrichmentPlan
{
    private static readonly PlannedResource Order = new("order", "/v1/orders/{order_id}/");
    private static readonly PlannedResource Task = new("task", "/v1/tasks/{task_id}/");
    private static readonly PlannedResource Link = new("link", "/v1/links/{link_id}/");
    private static readonly PlannedResource Employments = new("employments", "/v1/links/{link_id}/employments/");
    private static readonly PlannedResource Identity = new("identity", "/v1/links/{link_id}/identity/");
    private static readonly PlannedResource BankAccounts = new("bank_accounts", "/v1/links/{link_id}/bank_accounts/");

    private static readonly FrozenDictionary<string, PlannedResource[]> Rows = new Dictionary<string, PlannedResource[]>
    {
        ["order-created"] = [Order],
        ["order-status-updated"] = [Order],
        ["order-refresh-failed"] = [Order],
        ["order-finalized"] = [Order],
        ["certification-completed"] = [Order],
        ["task-status-updated"] = [Task],
        ["link-connected"] = [Link],
        ["link-disconnected"] = [Link],
        ["link-deleted"] = [],
        ["employment-created"] = [Link, Employments],
        ["employment-updated"] = [Link, Employments],
        ["profile-created"] = [Link, Identity],
        ["profile-updated"] = [Link, Identity],
        ["statements-created"] = [Link],
        ["statements-updated"] = [Link],
        ["shifts-created"] = [Link],
        ["shifts-updated"] = [Link],
        ["bank-accounts-created"] = [Link, BankAccounts],
        ["bank-accounts-updated"] = [Link, BankAccounts],
    }.ToFrozenDictionary();

    /// <summary>Every event type that has a row.</summary>
    public static IEnumerable<string> KnownTypes => Rows.Keys;

    /// <summary>The resources for one event; those whose id the event does not carry are left out.</summary>
    public static IReadOnlyList<PlannedResource> For(TruvEvent truvEvent)
    {
        ArgumentNullException.ThrowIfNull(truvEvent);
        return Rows.TryGetValue(truvEvent.EventType, out var resources)
            ? [.. resources.Select(resource => Resolve(resource, truvEvent)).OfType<PlannedResource>()]
            : [];
    }

    private static PlannedResource? Resolve(PlannedResource resource, TruvEvent truvEvent)
    {
        var open = resource.Path.IndexOf('{', StringComparison.Ordinal);
        var close = resource.Path.IndexOf('}', open);
        var id = truvEvent.Text(resource.Path[(open + 1)..close]);

        // Ids are opaque (truv.md §2): escaped, so that none can change the path it is put into.
        return string.IsNullOrEmpty(id) || id.All(c => c == '.')
            ? null
            : resource with { Path = resource.Path[..open] + Uri.EscapeDataString(id) + resource.Path[(close + 1)..] };
    }
}
