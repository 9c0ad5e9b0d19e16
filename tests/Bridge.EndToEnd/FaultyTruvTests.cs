namespace Bridge.EndToEnd;

/// <summary>Fifty borrowers at an ailing Truv.</summary>
public sealed class FaultyTruvTests : Borrowers
{
    [Fact]
    public async Task Emit_TruvFailsStallsAndThrottles_EveryEventStillArrivesOnceAndEnriched()
    {
        await FaultAsync(new { kind = "serverError", probability = 0.1 });
        await FaultAsync(new { kind = "timeout", probability = 0.05 });
        await FaultAsync(new { kind = "throttled", probability = 0.5, times = 20, retryAfterSeconds = 2 });
        var webhooks = await EmitAsync();

        var events = await TakeAsync(webhooks);

        var requests = await GetAsync("truv/requests");
        Assert.InRange(requests.GetProperty("peakPerMinute").GetInt32(), 1, MostCallsPerMinute);
        Assert.True(requests.GetProperty("throttled").GetInt32() > 0, "no call was throttled");
        Assert.All(await StruckAsync("serverError", "timeout"), struck => Assert.True(struck > 0, "a fault never struck"));
        Assert.All(events, AssertEnriched);
        Assert.All(await QueuesAsync(), queue => Assert.Equal(0, queue.GetProperty("deadLettered").GetInt32()));
    }
}
