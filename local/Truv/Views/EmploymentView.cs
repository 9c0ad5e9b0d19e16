using System.Text.Json.Nodes;

namespace Bridge.Local.Truv;

/// <summary>An employment in whichever shape its surroundings have: a field that the shape lacks stays absent.</summary>
internal sealed class EmploymentView(Templates templates, StatementView statements)
{
    /// <summary>The employments of a link in the shape of one sample employment.</summary>
    internal JsonArray All(JsonNode shape, Borrower borrower, Link? link) =>
        [.. (link?.Employments ?? []).Select(employment => (JsonNode)One(shape, borrower, employment))];

    internal JsonObject One(JsonNode shape, Borrower borrower, Employment employment)
    {
        var one = (JsonObject)shape.DeepClone();
        one["id"] = employment.Id;
        one["external_last_updated"] = TruvTime.Date(employment.UpdatedAt);
        if (one.ContainsKey("statements")) one["statements"] = statements.All(borrower, employment);
        if (one.ContainsKey("bank_accounts")) one["bank_accounts"] = BankAccounts(employment);
        if (one.ContainsKey("profile")) one["profile"] = employment.HasProfile ? Profile(borrower, employment) : null;
        return one;
    }

    internal JsonObject Profile(Borrower borrower, Employment employment)
    {
        var profile = templates.Object("identity");
        profile["id"] = employment.ProfileId;
        profile["created_at"] = TruvTime.Seconds(employment.CreatedAt);
        profile["updated_at"] = TruvTime.Seconds(employment.UpdatedAt);
        profile["last_name"] = borrower.LastName;
        profile["full_name"] = $"Jordan {borrower.LastName}";
        profile["email"] = borrower.Email;
        profile["ssn"] = borrower.Ssn;
        return profile;
    }

    internal JsonArray AllBankAccounts(Link link) =>
        [.. link.Employments.SelectMany(employment => BankAccounts(employment)).Select(one => one!.DeepClone())];

    internal JsonObject Shift(Borrower borrower, Employment employment, int index)
    {
        var shift = templates.First("shifts");
        var day = employment.CreatedAt.AddDays(-1 - index);
        shift["id"] = borrower.Ids.Of(borrower.Number, $"shift-{employment.Id}", index);
        shift["start_date"] = TruvTime.Date(day);
        shift["end_date"] = TruvTime.Date(day);
        return shift;
    }

    private JsonArray BankAccounts(Employment employment) =>
        [.. Enumerable.Range(0, employment.BankAccounts).Select(_ => (JsonNode)templates.First("bank-accounts"))];
}
