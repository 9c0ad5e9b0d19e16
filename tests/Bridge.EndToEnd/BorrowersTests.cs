using System.Text.Json;

namespace Bridge.EndToEnd;

/// <summary>Fifty borrowers at a healthy Truv.</summary>
public sealed class BorrowersTests : Borrowers
{
    private const double MostCallsPerEvent = 0.6;

    [Fact]
    public async Task Emit_FiftyBorrowers_EveryEventArrivesOnceEnrichedWithFewCallsAndWithinTheLimit()
    {
        var webhooks = await EmitAsync();

        var events = await TakeAsync(webhooks);

        Assert.InRange(webhooks.Count, Count * 10, Count * 16);
        var requests = await GetAsync("truv/requests");
        TestContext.Current.TestOutputHelper!.WriteLine($"{events.Count} events, {requests.GetProperty("total")} calls");
        Assert.InRange((double)requests.GetProperty("total").GetInt32() / events.Count, 0.1, MostCallsPerEvent);
        Assert.InRange(requests.GetProperty("peakPerMinute").GetInt32(), 1, MostCallsPerMinute);
        Assert.Equal(0, requests.GetProperty("throttled").GetInt32());
        Assert.All(events, AssertEnriched);
        var trace = await BridgeAsync("trace", webhooks[0], "--json");
        Assert.True(trace.ExitCode == 0, trace.Errors);
        Assert.NotEqual(default, JsonElement.Parse(trace.Output).GetProperty("publishedAt").GetDateTimeOffset());
    }
}
