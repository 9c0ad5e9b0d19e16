using System.Text;
using Bridge.Core.Truv;
using Bridge.Core.Truv.Rate;
using Microsoft.AspNetCore.Http;

namespace Bridge.Tests.Functions.Truv;

/// <summary>The composed client over real sockets.</summary>
public sealed class TruvTransportTests
{
    [Fact]
    public async Task Get_Found_AsksOnceWithoutAcceptAndWithoutCompression()
    {
        await using var server = await TruvServer.StartAsync((context, _) => TruvServer.JsonAsync(context, 200, "{}"));
        await using var truv = new ComposedTruv(server);

        Assert.Equal(TruvOutcome.Found, (await truv.GetAsync()).Outcome);

        var headers = Assert.Single(server.Requests);
        Assert.Equal(
            ["Content-Length", "Content-Type", "Host", "traceparent", "X-Access-Client-Id", "X-Access-Secret"],
            headers.Keys.Append("traceparent").Distinct().Order(StringComparer.OrdinalIgnoreCase));
        Assert.Equal("application/json", headers["Content-Type"]);
    }

    [Theory]
    [InlineData(500)]
    [InlineData(503)]
    [InlineData(408)]
    public async Task Get_TransientStatus_IsRetriedAndEveryAttemptTakesAPermit(int status)
    {
        await using var server = await TruvServer.StartAsync(
            (context, number) => TruvServer.JsonAsync(context, number < 3 ? status : 200, "{}"));
        await using var truv = new ComposedTruv(server);

        Assert.Equal(TruvOutcome.Found, (await truv.GetAsync()).Outcome);
        Assert.Equal(3, server.Requests.Count);
        Assert.Equal(3, truv.Measurements.Of("bridge.truv.wait.duration").Count(tags => tags == "outcome=Granted"));
        Assert.Equal(["outcome=Unavailable", "outcome=Unavailable"], truv.Measurements.Of("bridge.truv.retries"));
    }

    [Theory]
    [InlineData(400, TruvOutcome.Rejected)]
    [InlineData(401, TruvOutcome.Unauthorized)]
    [InlineData(403, TruvOutcome.Forbidden)]
    [InlineData(404, TruvOutcome.NotFound)]
    [InlineData(410, TruvOutcome.Expired)]
    [InlineData(302, TruvOutcome.Unavailable)]
    public async Task Get_LastingStatus_IsNotRetried(int status, TruvOutcome outcome)
    {
        await using var server = await TruvServer.StartAsync((context, _) => TruvServer.JsonAsync(context, status, "{}"));
        await using var truv = new ComposedTruv(server);

        Assert.Equal(outcome, (await truv.GetAsync()).Outcome);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task Get_TruncatedJson_IsRetried()
    {
        await using var server = await TruvServer.StartAsync(
            (context, number) => TruvServer.JsonAsync(context, 200, number == 1 ? """{"id":"1","na""" : """{"id":"1"}"""));
        await using var truv = new ComposedTruv(server);

        Assert.Equal("1", (await truv.GetAsync()).Resource!.Value.GetProperty("id").GetString());
        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public async Task Get_ConnectionBreaksWithinTheBody_IsRetried()
    {
        await using var server = await TruvServer.StartAsync(async (context, number) =>
        {
            context.Response.ContentLength = 100;
            await context.Response.WriteAsync("""{"id":"1",""");
            await context.Response.Body.FlushAsync();
            context.Abort();
        });
        await using var truv = new ComposedTruv(server, null, ("MaxRetries", "2"));

        Assert.Equal(TruvOutcome.Unavailable, (await truv.GetAsync()).Outcome);
        Assert.Equal(3, server.Requests.Count);
        Assert.Equal(
            ["outcome=Unavailable", "outcome=Unavailable", "outcome=Unavailable"],
            truv.Measurements.Of("bridge.truv.request.duration"));
    }

    [Fact]
    public async Task Get_BodyThatNeverEnds_EndsWithTheAttemptAndIsRetried()
    {
        await using var server = await TruvServer.StartAsync(async (context, number) =>
        {
            if (number > 1)
            {
                await TruvServer.JsonAsync(context, 200, "{}");
                return;
            }

            await context.Response.WriteAsync("{");
            await context.Response.Body.FlushAsync();
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.RequestAborted);
        });
        await using var truv = new ComposedTruv(server, null, ("AttemptTimeout", "00:00:00.3"));

        Assert.Equal(TruvOutcome.Found, (await truv.GetAsync()).Outcome);
        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public async Task Get_Outage_OpensTheBreakerWhichSparesPermits()
    {
        await using var server = await TruvServer.StartAsync((context, _) => TruvServer.JsonAsync(context, 503, ""));
        await using var truv = new ComposedTruv(server, null, ("Breaker:MinimumThroughput", "4"), ("MaxRetries", "1"));

        for (var i = 0; i < 10; i++) Assert.Equal(TruvOutcome.Unavailable, (await truv.GetAsync()).Outcome);

        Assert.Equal(4, server.Requests.Count);
        Assert.Equal(4, truv.Measurements.Of("bridge.truv.wait.duration").Count());
    }

    [Fact]
    public async Task Get_Throttled_IsLeftToTheGateAndNotToTheRetries()
    {
        await using var server = await TruvServer.StartAsync((context, _) =>
        {
            context.Response.Headers.RetryAfter = "30";
            return TruvServer.JsonAsync(context, 429, "{}");
        });
        await using var truv = new ComposedTruv(server, null, ("MaxWait", "00:00:20"));

        Assert.Equal(TruvOutcome.Throttled, (await truv.GetAsync()).Outcome);
        Assert.Single(server.Requests);
        Assert.InRange(truv.Get<ITruvGate>() is TruvGate gate ? gate.PauseLeft.TotalSeconds : 0, 30, 40);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Get_AnswerWithoutEnd_IsTooLargeAfterTheConfiguredSize(bool saysItsLength)
    {
        await using var server = await TruvServer.StartAsync(async (context, _) =>
        {
            if (saysItsLength) context.Response.ContentLength = long.MaxValue;
            var spaces = Encoding.ASCII.GetBytes(new string(' ', 64 * 1024));
            while (!context.RequestAborted.IsCancellationRequested)
                await context.Response.Body.WriteAsync(spaces, context.RequestAborted);
        });
        await using var truv = new ComposedTruv(server, null, ("MaxResponseBytes", "1048576"));

        Assert.Equal(TruvOutcome.TooLarge, (await truv.GetAsync()).Outcome);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task Get_AnswerOfExactlyTheConfiguredSize_IsFound()
    {
        var json = $"\"{new string('x', 1022)}\"";
        await using var server = await TruvServer.StartAsync((context, _) => TruvServer.JsonAsync(context, 200, json));
        await using var truv = new ComposedTruv(server, null, ("MaxResponseBytes", "1024"));

        Assert.Equal(TruvOutcome.Found, (await truv.GetAsync()).Outcome);
    }

    [Fact]
    public async Task Get_CompressedThoughNobodyAskedForIt_IsNoJson()
    {
        await using var server = await TruvServer.StartAsync((context, _) =>
        {
            context.Response.Headers.ContentEncoding = "gzip";
            return TruvServer.JsonAsync(context, 200, "\u001f?");
        });
        await using var truv = new ComposedTruv(server, null, ("MaxRetries", "1"));

        Assert.Equal(TruvOutcome.Unavailable, (await truv.GetAsync()).Outcome);
    }

    [Fact]
    public async Task Get_ServerIsGone_IsUnavailable()
    {
        var server = await TruvServer.StartAsync((context, _) => TruvServer.JsonAsync(context, 200, "{}"));
        await using var truv = new ComposedTruv(server);
        await server.DisposeAsync();

        Assert.Equal(TruvOutcome.Unavailable, (await truv.GetAsync()).Outcome);
        Assert.Contains(truv.Log.Entries, entry => entry.Message.Contains("ConnectionRefused", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Get_CallerGivesUpWhileTheAnswerArrives_Throws()
    {
        using var cancel = new CancellationTokenSource();
        await using var server = await TruvServer.StartAsync(async (context, _) =>
        {
            await context.Response.WriteAsync("{");
            await context.Response.Body.FlushAsync();
            await cancel.CancelAsync();
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.RequestAborted);
        });
        await using var truv = new ComposedTruv(server);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => truv.Get<ITruvApi>().GetAsync("/v1/links/1/", cancel.Token));
        Assert.Single(server.Requests);
    }
}
