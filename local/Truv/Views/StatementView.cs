using System.Text.Json.Nodes;

namespace Bridge.Local.Truv;

/// <summary>Pay statements, newest first, one every two weeks.</summary>
internal sealed class StatementView(Templates templates)
{
    private const int DaysBetween = 14;

    internal static IEnumerable<DateTimeOffset> PayDates(Employment employment) =>
        Enumerable.Range(0, employment.Statements).Select(index => employment.CreatedAt.AddDays(-DaysBetween * (index + 1)));

    internal JsonObject One(Borrower borrower, Employment employment, int index)
    {
        var statement = templates.First("statements");
        var payDate = employment.CreatedAt.AddDays(-DaysBetween * (index + 1));
        statement["id"] = IdOf(borrower, employment, index);
        statement["pay_date"] = TruvTime.Date(payDate);
        statement["period_start"] = TruvTime.Date(payDate.AddDays(1 - DaysBetween));
        statement["period_end"] = TruvTime.Date(payDate);
        statement["md5sum"] = borrower.Ids.Of(borrower.Number, $"md5-{employment.Id}", index);
        return statement;
    }

    internal JsonArray All(Borrower borrower, Employment employment) =>
        [.. Enumerable.Range(0, employment.Statements).Select(index => (JsonNode)One(borrower, employment, index))];

    internal static string IdOf(Borrower borrower, Employment employment, int index) =>
        borrower.Ids.Of(borrower.Number, $"statement-{employment.Id}", index);
}
