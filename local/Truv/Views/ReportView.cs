using System.Text.Json.Nodes;

namespace Bridge.Local.Truv;

/// <summary>Reports of a link by product, and reports of a user over all links.</summary>
internal sealed class ReportView(Templates templates, EmploymentView employments)
{
    /// <summary>A report of one link; its status is that of the latest task.</summary>
    internal JsonObject OfLink(string template, Borrower borrower, Suborder suborder)
    {
        var link = suborder.Link!;
        var one = templates.Object(template);
        if (one.ContainsKey("id")) one["id"] = borrower.Ids.Of(borrower.Number, $"{template}-{link.Id}");
        one["status"] = link.Task.Status;
        one["access_token"] = link.AccessToken;
        one["tracking_info"] = suborder.Id;
        var done = link.Task.Status == "done";
        if (one.ContainsKey("finished_at")) one["finished_at"] = done ? TruvTime.Seconds(link.UpdatedAt) : null;
        if (one.ContainsKey("completed_at")) one["completed_at"] = done ? TruvTime.Spaced(link.UpdatedAt) : null;
        if (one["employments"] is JsonArray samples) one["employments"] = employments.All(samples[0]!, borrower, link);
        return one;
    }

    /// <summary>A report of a user; only of links that still have data.</summary>
    internal JsonObject OfUser(string template, Borrower borrower, UserReport? report)
    {
        var one = templates.Object(template);
        var shape = one["links"]![0]!;
        if (report is not null)
        {
            one["report_id"] = report.Id;
            one["created_at"] = TruvTime.Seconds(report.CreatedAt);
        }

        one["completed_at"] = TruvTime.Seconds(report?.ReadyAt ?? borrower.UpdatedAt);
        if (one["borrower"] is JsonObject person) AddPerson(person, borrower);
        one["links"] = new JsonArray([.. Done(borrower).Select(suborder => Link(shape, borrower, suborder))]);
        return one;
    }

    private static IEnumerable<Suborder> Done(Borrower borrower) =>
        borrower.Suborders.Where(suborder => suborder.Link is { DeletedAt: null, Task.Status: "done" });

    private JsonObject Link(JsonNode shape, Borrower borrower, Suborder suborder)
    {
        var one = (JsonObject)shape.DeepClone();
        if (one.ContainsKey("id")) one["id"] = borrower.Ids.Of(borrower.Number, $"report-{suborder.Link!.Id}");
        one["link_id"] = suborder.Link!.Id;
        one["tracking_info"] = suborder.Id;
        if (one.ContainsKey("access_token")) one["access_token"] = suborder.Link.AccessToken;
        if (one["employments"] is JsonArray samples)
            one["employments"] = employments.All(samples[0]!, borrower, suborder.Link);
        return one;
    }

    private static void AddPerson(JsonObject person, Borrower borrower)
    {
        person["id"] = borrower.UserId;
        person["external_user_id"] = borrower.ExternalUserId;
        person["last_name"] = borrower.LastName;
        person["email"] = borrower.Email;
        person["ssn"] = borrower.Ssn;
    }
}
