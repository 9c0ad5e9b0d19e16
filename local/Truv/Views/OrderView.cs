using System.Text.Json.Nodes;

namespace Bridge.Local.Truv;

/// <summary>An order as the API shows it, with all that its links have found so far.</summary>
internal sealed class OrderView(Templates templates, EmploymentView employments)
{
    private const int DaysToExpire = 3;

    internal JsonObject One(Borrower borrower)
    {
        var one = templates.Object("order");
        var shape = one["employers"]![0]!;
        one["id"] = borrower.OrderId;
        one["products"] = new JsonArray(borrower.Options.Product);
        one["order_number"] = borrower.OrderNumber;
        one["last_name"] = borrower.LastName;
        one["user_id"] = borrower.UserId;
        one["bridge_token"] = borrower.BridgeToken;
        one["share_url"] = "https://cdn.truv.com/employment.html?bridge_token="
            + $"{borrower.BridgeToken}&order_group_id={borrower.OrderId}";
        one["template_id"] = borrower.TemplateId;
        AddTimes(one, borrower);
        AddSuborders(one, shape, borrower);
        UserView.AddReportIds(one, borrower);
        return one;
    }

    private static void AddTimes(JsonObject one, Borrower borrower)
    {
        one["created_at"] = TruvTime.Micros(borrower.CreatedAt);
        one["updated_at"] = TruvTime.Micros(borrower.UpdatedAt);
        one["completed_at"] = borrower.CompletedAt is { } completed ? TruvTime.Micros(completed) : null;
        one["expired_at"] = TruvTime.Micros(borrower.CreatedAt.AddDays(DaysToExpire));
        var consent = borrower.Links.FirstOrDefault()?.CreatedAt;
        one["user_consent_at"] = consent is { } at ? TruvTime.Micros(at) : null;
    }

    // One list is filled, by where the data comes from; an order has at most one insurance.
    private void AddSuborders(JsonObject one, JsonNode employer, Borrower borrower)
    {
        one["employers"] = new JsonArray();
        var suborders = borrower.Suborders;
        if (borrower.Flow.IsFinancial) one["financial_accounts"] = All(templates.Object("order-financial-account"));
        else if (borrower.Flow.DataSource == "insurance")
            one["insurance"] = Suborder(templates.Object("order-insurance"), borrower, suborders[0]);
        else one["employers"] = All(employer);

        JsonArray All(JsonNode shape) =>
            [.. suborders.Select(suborder => (JsonNode)Suborder(shape, borrower, suborder))];
    }

    private JsonObject Suborder(JsonNode shape, Borrower borrower, Suborder suborder)
    {
        var link = suborder.Link;
        var one = (JsonObject)shape.DeepClone();
        one["id"] = suborder.Id;
        one["product_type"] = borrower.Options.Product;
        one["status"] = suborder.Status;
        one["created_at"] = TruvTime.Micros(borrower.CreatedAt);
        one["bridge_token"] = borrower.BridgeToken;
        one["link_id"] = link?.Id;
        one["access_token"] = link?.AccessToken;
        one["data_source"] = link is null ? null : borrower.Flow.DataSource;
        if (link is null) one["provider"] = null;
        if (suborder.Status != "completed") one["pdf_report"] = null;
        if (one["employments"] is JsonArray samples) one["employments"] = employments.All(samples[0]!, borrower, link);
        if (one.ContainsKey("accounts") && suborder.Status != "completed") one["accounts"] = new JsonArray();
        return one;
    }
}
