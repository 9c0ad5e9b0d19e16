using System.Diagnostics.Metrics;
using Bridge.Core.Webhooks;
using Bridge.Tests.Builders;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Bridge.Tests.Core.Webhooks;

public sealed class ReceivingTelemetryTests
{
    private readonly ReceiverFixture _fixture = new();

    [Fact]
    public async Task Receive_Genuine_IsCountedUnderItsSecretAndTimedAsAWholeAndByStep()
    {
        await _fixture.ReceiveAsync(_fixture.Genuine());

        var measured = _fixture.Measurements;
        Assert.Equal("verdict=accepted secret=current", Assert.Single(measured.Of("bridge.webhooks")));
        Assert.Equal("verdict=accepted", Assert.Single(measured.Of("bridge.webhooks.duration")));
        Assert.Equal(
            ["envelope", "certificate", "headers", "signature-header", "body", "signature", "event", "queue"],
            measured.Of("bridge.webhooks.step.duration").Select(tags => tags.Split('=')[1]));
        Assert.Empty(measured.Of("bridge.quarantine"));
    }

    [Fact]
    public async Task Receive_Steps_AreEachMeasuredFromTheEndOfTheOneBefore()
    {
        var body = new ClockedStream(_fixture, TimeSpan.FromSeconds(1));

        await _fixture.ReceiveAsync(_fixture.Genuine().From(body));

        var seconds = _fixture.Measurements.Values
            .Where(one => one.Line.StartsWith("bridge.webhooks.step.duration", StringComparison.Ordinal))
            .ToDictionary(one => one.Line.Split('=')[1], one => one.Value);
        Assert.Equal(2, seconds["body"]);
        Assert.All(seconds.Where(one => one.Key != "body"), one => Assert.Equal(0, one.Value));
        Assert.Contains(("bridge.webhooks.duration verdict=accepted", 2), _fixture.Measurements.Values);
    }

    [Fact]
    public async Task Receive_NobodyListens_MeasuresNothing()
    {
        _fixture.Measurements.Dispose();

        await _fixture.ReceiveAsync(_fixture.Genuine());

        Assert.Empty(_fixture.Measurements.Lines);
        Assert.False(_fixture.Telemetry.MeasuresSteps);
    }

    [Fact]
    public async Task Receive_Mismatch_IsTimedUpToQuarantine()
    {
        await _fixture.ReceiveAsync(_fixture.Genuine().Signed("other"));

        Assert.Equal(
            ["envelope", "certificate", "headers", "signature-header", "body", "signature", "quarantine"],
            _fixture.Measurements.Of("bridge.webhooks.step.duration").Select(tags => tags.Split('=')[1]));
    }

    [Fact]
    public void Instruments_All_HaveAUnitAndSayWhatTheyMeasure()
    {
        var instruments = _fixture.Measurements.Instruments;

        Assert.Equal(
            [
                ("bridge.quarantine", "{webhook}"), ("bridge.webhooks", "{webhook}"), ("bridge.webhooks.duration", "s"),
                ("bridge.webhooks.step.duration", "s"),
            ],
            instruments.Select(one => (one.Name, one.Unit ?? "")).Order());
        Assert.All(instruments, one => Assert.EndsWith(".", one.Description, StringComparison.Ordinal));
        Assert.All(instruments, one => Assert.Equal(ReceivingTelemetry.MeterName, one.Meter.Name));
    }

    [Fact]
    public async Task Receive_Refused_IsTimedUpToTheStepThatRefused()
    {
        await _fixture.ReceiveAsync(_fixture.Genuine().Without(WebhookBuilder.HeaderName));

        Assert.Equal("verdict=header-missing secret=", Assert.Single(_fixture.Measurements.Of("bridge.webhooks")));
        Assert.Equal(
            ["envelope", "certificate", "headers"],
            _fixture.Measurements.Of("bridge.webhooks.step.duration").Select(tags => tags.Split('=')[1]));
    }

    [Fact]
    public async Task Receive_AnyVerdict_LogsReferenceAndFingerprintButNothingThatWasSent()
    {
        var request = _fixture.Genuine();
        await _fixture.ReceiveAsync(request);
        await _fixture.ReceiveAsync(request.With(WebhookBuilder.HeaderName, "guess"));
        await _fixture.ReceiveAsync(_fixture.Genuine().Signed("sandbox-other"));

        var lines = _fixture.Logger.Entries.Select(entry => entry.Message).ToArray();
        Assert.Equal(3, lines.Length);
        Assert.All(lines, line => Assert.Contains("reference ref", line, StringComparison.Ordinal));
        Assert.StartsWith("BRG100 accepted: ", lines[0], StringComparison.Ordinal);
        Assert.EndsWith("rule issued, secret current", lines[0], StringComparison.Ordinal);
        Assert.All(lines, line => Assert.DoesNotContain(
            [WebhookBuilder.HeaderValue, "guess", "v1=", "webhook_id", WebhookBuilder.Secret],
            secret => line.Contains(secret, StringComparison.Ordinal)));
    }

    public static TheoryData<string> Codes => [.. Verdicts.All.Select(verdict => verdict.Code)];

    [Theory]
    [MemberData(nameof(Codes))]
    public void Record_EachVerdict_HasALogEventAndAMetricTagOfItsOwn(string code)
    {
        var verdict = Verdicts.All.Single(one => one.Code == code);
        var logger = new EventRecorder();
        var meters = new ServiceCollection().AddMetrics().BuildServiceProvider().GetRequiredService<IMeterFactory>();
        using var measured = new MeasurementRecorder(meters);

        new ReceivingTelemetry(meters, logger).Record(verdict, new Evidence(), "ref", TimeSpan.FromSeconds(1));

        var (level, id) = Assert.Single(logger.Events);
        Assert.Equal((int.Parse(code[3..], null), verdict.Name), (id.Id, id.Name));
        Assert.Equal(Expected(verdict), level);
        Assert.Equal($"verdict={verdict.Name} secret=", Assert.Single(measured.Of("bridge.webhooks")));
    }

    private static LogLevel Expected(Verdict verdict) => verdict.Code switch
    {
        "BRG100" or "BRG106" => LogLevel.Information,
        "BRG107" or "BRG150" or "BRG151" => LogLevel.Error,
        _ => LogLevel.Warning,
    };

    /// <summary>A body of one piece, each read of which takes a while.</summary>
    private sealed class ClockedStream(ReceiverFixture fixture, TimeSpan pause) : MemoryStream(fixture.Genuine().Bytes)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            fixture.Time.Advance(pause);
            return base.ReadAsync(buffer, cancellationToken);
        }
    }

    private sealed class EventRecorder : ILogger<ReceivingTelemetry>
    {
        public List<(LogLevel Level, EventId Id)> Events { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Events.Add((logLevel, eventId));
    }
}
