namespace Bridge.EndToEnd.BadInput;

/// <summary>Callers that stop in the middle, and callers that come all at once.</summary>
[Collection(typeof(EndpointCollection))]
public sealed class ConnectionTests(Endpoint endpoint)
{
    [Fact]
    public async Task Body_ThatStopsArriving_IsGivenUpAfterItsTime()
    {
        await using var caller = await RawCaller.ConnectAsync(endpoint.Up);

        var outcome = await endpoint.Sender.ObserveAsync([], async () =>
        {
            await caller.BeginAsync();
            return await caller.ReadAsync();
        });

        Assert.Equal(Outcome.Refused(408, "BRG104"), outcome);
    }

    [Fact]
    public async Task Body_InChunksThatAreNone_IsRefused()
    {
        await using var caller = await RawCaller.ConnectAsync(endpoint.Up);

        var outcome = await endpoint.Sender.ObserveAsync([], async () =>
        {
            await caller.BeginAsync("Transfer-Encoding: chunked", "ZZ\r\n{}\r\n0\r\n\r\n");
            return await caller.ReadAsync();
        });

        Assert.Equal(Outcome.Refused(400, "BRG105"), outcome);
    }

    [Fact]
    public async Task Caller_HangsUpInTheMiddle_IsNoError()
    {
        var before = (await endpoint.Log.AllAsync()).Count;

        var outcome = await endpoint.Sender.ObserveAsync([], async () =>
        {
            await using (var caller = await RawCaller.ConnectAsync(endpoint.Up)) await caller.BeginAsync();
            return new Answer(0, "", "");
        });

        await AssertNoErrorAsync(outcome, before);
    }

    [Fact]
    public async Task Caller_ResetsItsHttp2Stream_IsNoError()
    {
        var before = (await endpoint.Log.AllAsync()).Count;
        var slow = Attempt.Genuine() with { Options = ["--http2", "--limit-rate", "50", "--max-time", "1"] };

        var outcome = await endpoint.Sender.SendAsync(slow);

        await AssertNoErrorAsync(outcome, before);
    }

    [Fact]
    public async Task Callers_TwentyAtOnce_AreAllAccepted()
    {
        var events = await endpoint.Queues.EventsAsync();
        var before = (await endpoint.Log.AllAsync()).Count;

        var answers = await Task.WhenAll(
            Enumerable.Range(0, 20).Select(_ => endpoint.Sender.CurlAsync(Attempt.Genuine())));

        Assert.All(answers, answer => Assert.Equal(202, answer.Status));
        Assert.Equal(Enumerable.Repeat("BRG100", 20), (await endpoint.Log.AfterAsync(before, 20)).Select(line => line.Code));
        Assert.Equal(20, (await endpoint.Queues.EventsAsync()).Except(events).Count());
    }

    // Which of the two it is depends on how the connection ends, and on what the web server notices first.
    private async Task AssertNoErrorAsync(Outcome outcome, int before)
    {
        Assert.Equal((0, Kept.Nowhere), (outcome.Status, outcome.Kept));
        Assert.Matches("^BRG10[56]$", outcome.Verdict);
        Assert.Matches("^(info|warn)$", (await endpoint.Log.AfterAsync(before))[0].Level);
        Assert.DoesNotContain("fail: Function.ReceiveWebhook", await endpoint.Log.TextAsync(), StringComparison.Ordinal);
    }
}
