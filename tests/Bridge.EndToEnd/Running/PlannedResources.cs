using System.Text.Json;

namespace Bridge.EndToEnd.Running;

/// <summary>
/// What an event must have been enriched with (truv.md §3), written here a second time, so that a gap in the bridge's plan shows.
/// </summary>
internal static class PlannedResources
{
    private static readonly Dictionary<string, string[]> ByType = new()
    {
        ["order-created"] = ["order"], ["order-status-updated"] = ["order"], ["order-finalized"] = ["order"],
        ["order-refresh-failed"] = ["order", "order_events"], ["certification-completed"] = ["certifications", "order"],
        ["task-status-updated"] = ["task"], ["link-connected"] = ["link"], ["link-disconnected"] = ["link"], ["link-deleted"] = [],
        ["employment-created"] = ["employments"], ["employment-updated"] = ["employments"], ["profile-created"] = ["identity"],
        ["profile-updated"] = ["identity"], ["statements-created"] = ["statements"], ["statements-updated"] = ["statements"],
        ["shifts-created"] = ["shifts"], ["shifts-updated"] = ["shifts"], ["bank-accounts-created"] = ["bank_accounts"],
        ["bank-accounts-updated"] = ["bank_accounts"],
    };

    private static readonly Dictionary<string, string[]> ReportsByProduct = new()
    {
        ["income"] = ["income_report"], ["employment"] = ["employment_report"], ["deposit_switch"] = ["direct_deposit_report"],
        ["pll"] = ["pll_report"], ["insurance"] = ["insurance_report"], ["assets"] = ["voa_report"],
        ["transactions"] = ["voa_report", "income_insights_report"],
    };

    /// <summary>Fails unless all that is planned for the event is there, and is about it.</summary>
    internal static void AssertIn(JsonElement cloudEvent)
    {
        var data = cloudEvent.GetProperty("data");
        var (webhook, resources) = (data.GetProperty("event"), data.GetProperty("resources"));
        var type = webhook.GetProperty("event_type").GetString()!;
        var there = resources.EnumerateObject().Select(resource => resource.Name).ToArray();
        Assert.Empty(ByType[type].Concat(Reports(webhook)).Except(there));
        // Reports come at the end of a task or an order, and never before.
        if (Text(webhook, "status") is not ("done" or "completed") && type != "order-finalized")
            Assert.Equal(ByType[type].Order(), there.Order());
        foreach (var (name, id) in new[] { ("order", "order_id"), ("task", "task_id"), ("link", "link_id") })
        {
            if (resources.TryGetProperty(name, out var resource)) Assert.Equal(Text(webhook, id), Text(resource, "id"));
        }
    }

    private static string[] Reports(JsonElement webhook) =>
        Text(webhook, "event_type") == "task-status-updated" && Text(webhook, "status") == "done" && Text(webhook, "product") is { } product
            ? ReportsByProduct[product]
            : [];

    private static string? Text(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
