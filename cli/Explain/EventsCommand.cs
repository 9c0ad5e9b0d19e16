using System.CommandLine;
using Bridge.Cli.Parked;
using Bridge.Cli.Terminal;
using Bridge.Core.Enrichment.Planning;

namespace Bridge.Cli.Explain;

/// <summary><c>bridge explain events</c>: the plan of enriching.</summary>
internal static class EventsCommand
{
    internal static Command Create()
    {
        var command = new Command(
            "events",
            """
            Show which resources of Truv's API each type of event is enriched with, and why. All rows that fit an event apply; types
            that are not listed pass through as they are.

            Examples:
              bridge explain events
              bridge explain events --json
            """) { Listing.Json };
        command.SetAction(parsed =>
        {
            var output = parsed.InvocationConfiguration.Output;
            if (parsed.GetValue(Listing.Json)) output.WriteLine(PlanJson.Of(EnrichmentPlan.Rows));
            else Consoles.For(output).Write(PlanTable.Of(EnrichmentPlan.Rows));
            return ExitCodes.Success;
        });
        return command;
    }
}
