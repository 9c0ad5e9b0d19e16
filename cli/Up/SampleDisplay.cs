using Spectre.Console;

namespace Bridge.Cli.Up;

/// <summary>Shows the samples on their way: a live table for people, plain lines for a log.</summary>
internal static class SampleDisplay
{
    internal static Task ShowAsync(IAnsiConsole console, Journeys journeys, Func<Task> run) =>
        console.Profile.Capabilities.Interactive ? LiveAsync(console, journeys, run) : LinesAsync(console, journeys, run);

    private static Task LiveAsync(IAnsiConsole console, Journeys journeys, Func<Task> run) => console
        .Live(JourneyTable.Of([]))
        .StartAsync(async context =>
        {
            void Refresh(Journey journey) => context.UpdateTarget(JourneyTable.Of(journeys.All));
            journeys.Changed += Refresh;
            await run();
            journeys.Changed -= Refresh;
            context.UpdateTarget(JourneyTable.Of(journeys.All));
        });

    private static async Task LinesAsync(IAnsiConsole console, Journeys journeys, Func<Task> run)
    {
        void Say(Journey journey)
        {
            if (journey is { Consumed: > 0, Delivery: not null }) console.WriteLine(JourneyTable.Line(journey));
        }

        journeys.Changed += Say;
        await run();
        journeys.Changed -= Say;
    }
}
