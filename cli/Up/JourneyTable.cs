using System.Globalization;
using Spectre.Console;

namespace Bridge.Cli.Up;

/// <summary>The samples' ways as a table.</summary>
internal static class JourneyTable
{
    internal static Table Of(IReadOnlyList<Journey> journeys)
    {
        var table = new Table().Border(TableBorder.Rounded).BorderColor(Color.Grey);
        table.AddColumns("Webhook", "Certificate", "Received", "Queued", "Enriched", "Consumed");
        table.Columns[5].RightAligned();
        foreach (var journey in journeys)
        {
            table.AddRow(
                Markup.Escape(journey.Sample.Name["webhook.".Length..]), journey.Certificate, Received(journey),
                Queued(journey), Enriched(journey), Consumed(journey));
        }

        return table;
    }

    /// <summary>One line for one change, where a live table makes no sense.</summary>
    internal static string Line(Journey journey) => string.Create(
        CultureInfo.InvariantCulture,
        $"{journey.Sample.Name["webhook.".Length..],-34} {journey.Certificate}  "
        + $"received {journey.Delivery?.StatusCode} → queued → enriched {journey.Enrichment} → consumed {journey.Milliseconds:F0} ms");

    private static string Received(Journey journey) => journey.Delivery switch
    {
        null => "[grey]…[/]",
        { Accepted: true } delivery => $"[green]{delivery.StatusCode}[/]",
        { StatusCode: 0 } => "[red]no answer[/]",
        var delivery => $"[red]{delivery.StatusCode}[/]",
    };

    // 202 means that the broker holds it.
    private static string Queued(Journey journey) => journey.Delivery?.Accepted == true ? "[green]yes[/]" : "[grey]…[/]";

    private static string Enriched(Journey journey) => journey.Enrichment switch
    {
        null => "[grey]…[/]",
        "complete" => "[green]complete[/]",
        "none" => "[grey]none[/]",
        var other => $"[yellow]{Markup.Escape(other)}[/]",
    };

    private static string Consumed(Journey journey) => journey.Consumed switch
    {
        0 => "[grey]…[/]",
        1 => string.Create(CultureInfo.InvariantCulture, $"[green]{journey.Milliseconds:F0} ms[/]"),
        var times => $"[red]{times} times[/]",
    };
}
