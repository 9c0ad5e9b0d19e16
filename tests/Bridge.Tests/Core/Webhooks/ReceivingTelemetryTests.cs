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
