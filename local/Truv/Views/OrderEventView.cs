using System.Text.Json.Nodes;

namespace Bridge.Local.Truv;

/// <summary>What happened to an order, and what its applicant certified.</summary>
internal sealed class OrderEventView(Templates templates)
{
    internal static JsonObject Events(Borrower borrower, bool includeRefreshes) => new()
    {
        ["results"] = new JsonArray(
            [.. borrower.Entries.Where(entry => includeRefreshes || !entry.IsRefresh).Select(entry => One(borrower, entry))]),
    };

    internal JsonObject Certifications(Borrower borrower) => new()
    {
        ["results"] = new JsonArray([.. borrower.IsCertified
            ? borrower.Links.SelectMany(link => link.Employments).Select(Certified) : []]),
    };

    private JsonNode Certified(Employment employment)
    {
        var one = templates.First("order-certifications");
        one["employment"]!["id"] = employment.Id;
        return one;
    }

    private static JsonObject One(Borrower borrower, OrderEntry entry) => new JsonObject
    {
        ["object"] = entry.Subject,
        ["type"] = entry.Type,
        ["is_refresh"] = entry.IsRefresh,
        ["suborder_id"] = entry.SuborderId,
        ["task_id"] = entry.TaskId,
        ["link_id"] = entry.LinkId,
        ["order_id"] = borrower.OrderId,
        ["timestamp"] = TruvTime.Micros(entry.At),
    };
}
