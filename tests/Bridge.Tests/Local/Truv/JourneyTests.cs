using System.Text;
using System.Text.Json;
using Bridge.Local.Truv;
using Bridge.Tests.Local.Truv.Infrastructure;
using Microsoft.Extensions.Time.Testing;

namespace Bridge.Tests.Local.Truv;

/// <summary>The events of a journey: their order, their fields, their ids and times.</summary>
public sealed class JourneyTests
{
    private static readonly CancellationToken Token = CancellationToken.None;

    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 3, 12, 15, 2, 10, TimeSpan.Zero));

    [Fact]
    public async Task Journey_Completed_EmitsTruvsOrder()
    {
        var events = (await World().RunAsync(new JourneyOptions(), Token)).Events;

        Assert.Equal(
            [
                "order-created pending", "order-status-updated sent", "task-status-updated new", "task-status-updated login",
                "link-connected", "task-status-updated parse", "task-status-updated full_parse", "employment-created",
                "profile-created", "statements-created", "bank-accounts-created", "task-status-updated done",
                "order-status-updated completed",
            ],
            events.Select(Named));
    }

    [Theory]
    [InlineData(JourneyKind.LoginError, "task-status-updated login_error", "order-status-updated error")]
    [InlineData(JourneyKind.NoData, "task-status-updated no_data", "order-status-updated no_data")]
    [InlineData(JourneyKind.RefreshFailed, "link-disconnected", "order-refresh-failed login_error")]
    [InlineData(JourneyKind.LinkDeleted, "order-status-updated completed", "link-deleted")]
    [InlineData(JourneyKind.Refreshed, "bank-accounts-updated", "task-status-updated done")]
    public async Task Journey_OfEachKind_EndsAsItSays(JourneyKind kind, string lastButOne, string last)
    {
        var events = (await World().RunAsync(new JourneyOptions { Kind = kind }, Token)).Events;

        Assert.Equal([lastButOne, last], events.Select(Named).TakeLast(2));
    }

    [Theory]
    [InlineData("income", 13)]
    [InlineData("employment", 11)]
    [InlineData("deposit_switch", 10)]
    [InlineData("pll", 10)]
    [InlineData("insurance", 9)]
    [InlineData("assets", 9)]
    [InlineData("transactions", 9)]
    public async Task Journey_OfEachProduct_HasItsEvents(string product, int count)
    {
        var events = (await World().RunAsync(new JourneyOptions { Product = product }, Token)).Events;

        Assert.Equal(count, events.Count);
        Assert.Equal("order-status-updated completed", Named(events[^1]));
    }

    [Fact]
    public async Task Journey_WithEverything_CoversAll19Types()
    {
        var everything = new JourneyOptions { Shifts = 3, Mfa = true, Certified = true, Finalized = true };
        var world = World();

        var types = new HashSet<string>();
        foreach (var kind in Enum.GetValues<JourneyKind>())
            types.UnionWith((await world.RunAsync(everything with { Kind = kind }, Token)).Events.Select(one => one.EventType));

        Assert.Equal(EventTypes.All.Order(), types.Order());
    }

    [Fact]
    public async Task Events_OfEachKind_HaveExactlyTheFieldsOfTheirSample()
    {
        var everything = new JourneyOptions { Shifts = 3, Certified = true, Finalized = true };
        var world = World();

        foreach (var kind in Enum.GetValues<JourneyKind>())
        {
            foreach (var one in (await world.RunAsync(everything with { Kind = kind }, Token)).Events)
            {
                var body = JsonSerializer.Deserialize<JsonElement>(one.Body.Span);
                Assert.Equal(SampleShape.Of("webhook." + one.EventType), SampleShape.Of(body));
            }
        }
    }

    [Fact]
    public async Task TaskEvents_WithoutUser_LackOnlyThat()
    {
        var events = (await World().RunAsync(new JourneyOptions { TasksWithoutUser = true }, Token)).Events;

        var task = events.First(one => one.EventType == "task-status-updated");
        var missing = SampleShape.Of("webhook.task-status-updated").Except(SampleShape.Of(Json(task)));
        Assert.Equal(["/user_id"], missing);
    }

    [Fact]
    public async Task Events_OnAStandingClock_AreDistinctAndRising()
    {
        var world = World();
        var first = await world.RunAsync(new JourneyOptions(), Token);
        var second = await world.RunAsync(new JourneyOptions(), Token);

        TruvEvent[] all = [.. first.Events, .. second.Events];

        Assert.Equal(all.Length, all.Select(one => one.WebhookId).Distinct().Count());
        Assert.Equal(all.OrderBy(one => one.CreatedAt), all);
        Assert.Equal(all.Length, all.Select(one => one.CreatedAt).Distinct().Count());
        Assert.All(all, one => Assert.Matches(@"T\d\d:\d\d:\d\d\.\d{6}Z$", Json(one).GetProperty("event_created_at").GetString()));
        Assert.Matches("\"updated_at\":\"[^\"]*\\.\\d{6}\\+00:00\"", Encoding.UTF8.GetString(all[0].Body.Span));
    }

    [Fact]
    public async Task Worlds_OfOneSeed_GiveTheSameBytes()
    {
        var one = await World(7).RunAsync(new JourneyOptions(), Token);
        var same = await World(7).RunAsync(new JourneyOptions(), Token);
        var other = await World(8).RunAsync(new JourneyOptions(), Token);

        Assert.Equal(one.Events.Select(made => made.Body.ToArray()), same.Events.Select(made => made.Body.ToArray()));
        Assert.NotEqual(one.Borrower.OrderId, other.Borrower.OrderId);
    }

    [Fact]
    public async Task Journey_WithAPace_WaitsOnTheClock()
    {
        var world = World();
        var emitted = new List<TruvEvent>();
        world.Published = (made, _) =>
        {
            lock (emitted) emitted.Add(made);
            return ValueTask.CompletedTask;
        };

        var running = world.RunAsync(new JourneyOptions { Pace = TimeSpan.FromMinutes(1) }, Token);

        Assert.Single(emitted);
        while (!running.IsCompleted)
        {
            _time.Advance(TimeSpan.FromMinutes(1));
            await Task.Yield();
        }

        var events = (await running).Events;
        Assert.True(events[^1].CreatedAt - events[0].CreatedAt > TimeSpan.FromMinutes(11));
    }

    [Fact]
    public async Task Journey_WithTwoEmployers_ConnectsBothAndCompletesOnce()
    {
        var result = await World().RunAsync(new JourneyOptions { Employers = 2 }, Token);

        Assert.Equal(25, result.Events.Count);
        Assert.Equal(2, result.Events.Count(one => one.EventType == "link-connected"));
        Assert.NotNull(result.Borrower.CompletedAt);
        Assert.Equal(2, result.Borrower.Reports.Count);
    }

    [Fact]
    public async Task Borrowers_BeyondTheCapacity_AreForgotten()
    {
        var world = new TruvWorld(new TruvWorldOptions { MaxBorrowers = 2 }, _time);

        for (var i = 0; i < 5; i++) await world.RunAsync(new JourneyOptions(), Token);

        Assert.Equal([4, 5], world.Borrowers.Select(borrower => borrower.Number));
    }

    [Fact]
    public async Task Journey_OfAnUnknownProduct_IsRefusedWithTheNamesThereAre()
    {
        var refusal = await Assert.ThrowsAsync<ArgumentException>(
            () => World().RunAsync(new JourneyOptions { Product = "incme" }, Token));

        Assert.Contains("deposit_switch", refusal.Message, StringComparison.Ordinal);
    }

    private static string Named(TruvEvent one)
    {
        var status = Json(one).TryGetProperty("status", out var value) ? " " + value.GetString() : "";
        return one.EventType + status;
    }

    private static JsonElement Json(TruvEvent one) => JsonSerializer.Deserialize<JsonElement>(one.Body.Span);

    private TruvWorld World(int seed = 1) => new(new TruvWorldOptions { Seed = seed }, _time);
}
