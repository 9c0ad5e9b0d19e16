using System.Diagnostics.Metrics;
using Bridge.Core.Truv;
using Bridge.Core.Truv.Rate;

namespace Bridge.Tests.Core.Truv.Rate;

public sealed class TruvGateHandlerTests
{
    private const string Hint = """{"error":{"code":"throttled","message":"Expected available in 17 seconds."}}""";

    [Fact]
    public async Task Get_Throttled_WaitsForTheHintAndThePaddingAndAsksAgain()
    {
        using var pipeline = new TruvPipeline(ScriptedTruv.InTurn((429, Hint), (200, "{}")));

        var asking = pipeline.GetAsync();
        await Settled.UntilAsync(() => pipeline.Gate is { Waiting: 1, PauseLeft.TotalSeconds: 27 });
        pipeline.Time.Advance(TimeSpan.FromSeconds(27));
        Assert.False(asking.IsCompleted);
        pipeline.Time.Advance(TimeSpan.FromSeconds(1));

        var answer = await asking;
        Assert.Equal(TruvOutcome.Found, answer.Outcome);
        Assert.Equal(TruvPipeline.Start.AddSeconds(28), answer.AskedAt);
        Assert.Equal("outcome=Throttled", Assert.Single(pipeline.Measurements.Of("bridge.truv.retries")));
        Assert.Equal(
            ["outcome=Throttled", "outcome=Found"], pipeline.Measurements.Of("bridge.truv.request.duration"));
    }

    [Fact]
    public async Task Get_ThrottledForLongerThanACallMayWait_IsGivenBackAtOnce()
    {
        using var pipeline = new TruvPipeline(
            ScriptedTruv.Always(429, Hint), TruvRate.Default with { MaxWait = TimeSpan.FromSeconds(20) });

        Assert.Equal(TruvOutcome.Throttled, (await pipeline.GetAsync()).Outcome);
    }

    [Fact]
    public async Task Get_ThrottledForEver_IsThrottledWhenTheWaitIsOver()
    {
        var truv = ScriptedTruv.Always(429, Hint);
        using var pipeline = new TruvPipeline(truv);

        var asking = pipeline.GetAsync();
        while (!asking.IsCompleted)
        {
            await Settled.UntilAsync(() => asking.IsCompleted || pipeline.Gate.PauseLeft > TimeSpan.FromSeconds(26));
            if (!asking.IsCompleted) pipeline.Time.Advance(TimeSpan.FromSeconds(28));
        }

        Assert.Equal(TruvOutcome.Throttled, (await asking).Outcome);
        Assert.InRange(truv.Asked.Count, 4, 5);
    }

    [Fact]
    public async Task Get_OneIsThrottled_EverybodyWaits()
    {
        var truv = ScriptedTruv.InTurn((429, Hint), (200, "{}"));
        using var pipeline = new TruvPipeline(truv);

        var calls = Enumerable.Range(0, 10).Select(i => pipeline.GetAsync($"/v1/links/{i}/")).ToArray();
        await Settled.UntilAsync(() => pipeline.Gate.Waiting == 10);
        Assert.Single(truv.Asked);
        while (!calls.All(call => call.IsCompleted)) await StepAsync(pipeline);

        Assert.All(await Task.WhenAll(calls), answer => Assert.Equal(TruvOutcome.Found, answer.Outcome));
        Assert.Equal(11, truv.Asked.Count);
    }

    [Fact]
    public async Task Get_NoTurnInTime_IsThrottledWithoutARequest()
    {
        var truv = ScriptedTruv.Always(200, "{}");
        using var pipeline = new TruvPipeline(truv, TruvRate.Default with { RequestsPerMinute = 1 });
        pipeline.Gate.Pause(TimeSpan.FromMinutes(4));

        var answer = await pipeline.GetAsync();

        Assert.Equal((TruvOutcome.Throttled, TruvPipeline.Start), (answer.Outcome, answer.AskedAt));
        Assert.Empty(truv.Asked);
        Assert.Equal("outcome=TooLate", Assert.Single(pipeline.Measurements.Of("bridge.truv.wait.duration")));
    }

    [Fact]
    public async Task Gauges_ShowWhoWaitsAndThePause()
    {
        using var pipeline = new TruvPipeline(ScriptedTruv.InTurn((429, Hint), (200, "{}")));
        var asking = pipeline.GetAsync();
        await Settled.UntilAsync(() => pipeline.Gate is { Waiting: 1, PauseLeft.TotalSeconds: 27 });

        var seen = new Dictionary<string, double>();
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, it) => it.EnableMeasurementEvents(instrument);
        listener.SetMeasurementEventCallback<long>((instrument, value, _, _) => Keep(instrument, value));
        listener.SetMeasurementEventCallback<double>((instrument, value, _, _) => Keep(instrument, value));
        listener.Start();
        listener.RecordObservableInstruments();

        Assert.Equal(1, seen["bridge.truv.waiting"]);
        Assert.Equal(27, seen["bridge.truv.pause.left"]);
        pipeline.Time.Advance(TimeSpan.FromSeconds(28));
        await asking;

        void Keep(Instrument instrument, double value)
        {
            if (pipeline.Measurements.Instruments.Contains(instrument)) seen[instrument.Name] = value;
        }
    }

    [Fact]
    public void Instruments_All_HaveAUnitAndSayWhatTheyMeasure()
    {
        using var pipeline = new TruvPipeline(ScriptedTruv.Always(200, "{}"));
        var instruments = pipeline.Measurements.Instruments;

        Assert.Equal(
            [
                ("bridge.truv.pause.duration", "s"), ("bridge.truv.pause.left", "s"), ("bridge.truv.request.duration", "s"),
                ("bridge.truv.retries", "{request}"), ("bridge.truv.wait.duration", "s"), ("bridge.truv.waiting", "{call}"),
            ],
            instruments.Select(one => (one.Name, one.Unit ?? "")).Order());
        Assert.All(instruments, one => Assert.EndsWith(".", one.Description, StringComparison.Ordinal));
        Assert.All(instruments, one => Assert.Equal(TruvTelemetry.MeterName, one.Meter.Name));
    }

    private static async Task StepAsync(TruvPipeline pipeline)
    {
        pipeline.Time.Advance(TimeSpan.FromMilliseconds(50));
        await Task.Yield();
    }
}
