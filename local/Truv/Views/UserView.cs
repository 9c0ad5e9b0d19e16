using System.Text.Json.Nodes;

namespace Bridge.Local.Truv;

/// <summary>A user as the API shows it.</summary>
internal sealed class UserView(Templates templates, LinkView links)
{
    internal JsonObject One(Borrower borrower, bool listsLinks)
    {
        var one = templates.Object("user");
        one["id"] = borrower.UserId;
        one["external_user_id"] = borrower.ExternalUserId;
        one["last_name"] = borrower.LastName;
        one["email"] = borrower.Email;
        one["ssn"] = borrower.Ssn;
        one["created_at"] = TruvTime.Seconds(borrower.CreatedAt);
        one["updated_at"] = TruvTime.Seconds(borrower.UpdatedAt);
        one["links"] = listsLinks ? Links(borrower) : null;
        AddReportIds(one, borrower);
        return one;
    }

    /// <summary>The ids of the reports, absent until a connection is done.</summary>
    internal static void AddReportIds(JsonObject one, Borrower borrower)
    {
        var latest = borrower.LatestReport?.Id;
        one["voie_report_id"] = borrower.Flow.HasEmployments ? latest : null;
        one["voa_report_id"] = borrower.Flow.IsFinancial ? latest : null;
        one["income_insights_report_id"] = borrower.Options.Product == "transactions" ? latest : null;
    }

    private JsonArray Links(Borrower borrower) =>
    [
        .. borrower.Suborders.Where(suborder => suborder.Link is { DeletedAt: null })
            .Select(suborder => (JsonNode)links.One(borrower, suborder, showsToken: true)),
    ];
}
