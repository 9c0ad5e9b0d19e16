using System.Text.Json;
using Bridge.Cli;
using Bridge.Cli.Trace;
using Bridge.Core.Ledger;
using Bridge.Tests.Builders;
using Bridge.Tests.Core.Ledger;

namespace Bridge.Tests.Cli.Trace;

public sealed class TraceRunTests : IDisposable
{
    private readonly InMemoryLedger _ledger = new();
    private readonly FakeWaitingEvents _waiting = new();
    private readonly StringWriter _output = new();
    private readonly StringWriter _errors = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _output.Dispose();
        _errors.Dispose();
    }

    [Fact]
    public async Task Trace_OneEvent_ShowsEveryStepWithItsTimeAndTheTimeBetween()
    {
        await _ledger.RecordAsync(SomeEntries.Full("event-1"), Token);

        Assert.Equal(ExitCodes.Success, await TraceAsync("order of event-1"));

        var lines = _output.ToString().Split('\n');
        Assert.All(
            new[]
            {
                ("created", "2026-06-01 11:59:57.123", "by Truv"),
                ("received", "2026-06-01 12:00:00.123", "3.0 s"),
                ("put off", "2026-06-01 12:00:30.123", "2 times, last for unavailable"),
                ("published", "2026-06-01 12:01:00.123", "enrichment partial, data in https://account.blob.core.windows.net"),
                ("dead letter", "2026-06-01 12:02:00.123", "1m 0s"),
            },
            step => Assert.Single(lines, line => line.Contains($" {step.Item1} ", StringComparison.Ordinal)
                && line.Contains(step.Item2, StringComparison.Ordinal) && line.Contains(step.Item3, StringComparison.Ordinal)));
        Assert.Contains("webhook of event-1", _output.ToString(), StringComparison.Ordinal);
        Assert.Contains("1 event, at here.", _errors.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public async Task Trace_EventThatWasGoneFromTheQueue_SaysSo(int attempts)
    {
        var at = SomeEntries.Time.AddHours(1);
        await _ledger.RecordAsync(
            SomeEntries.Received("event-1") with { Attempts = attempts, LastTrouble = LedgerEntry.Lost, LastTroubleAt = at }, Token);

        await TraceAsync("event-1");

        var lines = _output.ToString().Split('\n');
        Assert.Single(lines, line => line.Contains(" lost ", StringComparison.Ordinal)
            && line.Contains("13:00:00.123", StringComparison.Ordinal) && line.Contains("pulled again", StringComparison.Ordinal));
        Assert.Equal(attempts > 0, lines.Any(line => line.Contains(" 2 times", StringComparison.Ordinal)));
        Assert.DoesNotContain("last for", _output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Trace_SeveralEvents_AreATableNewestFirst()
    {
        await _ledger.RecordAsync(SomeEntries.Received("first") with { OrderId = "o" }, Token);
        await _ledger.RecordAsync(
            SomeEntries.Received("second") with
            {
                OrderId = "o", ReceivedAt = SomeEntries.Time.AddMinutes(1), PublishedAt = SomeEntries.Time.AddMinutes(2),
                Enrichment = "complete",
            },
            Token);

        Assert.Equal(ExitCodes.Success, await TraceAsync("o"));

        var text = _output.ToString();
        Assert.True(text.IndexOf("second", StringComparison.Ordinal) < text.IndexOf("first", StringComparison.Ordinal));
        Assert.Contains("1m 0s", text, StringComparison.Ordinal);
        Assert.Contains("2 events, newest first", _errors.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Trace_EventThatWaitsInTheQueue_IsShownBeforeTheLedgerKnowsIt()
    {
        _waiting.Entries.Add(SomeEntries.Received("waits") with { OrderId = "o" });
        _waiting.Entries.Add(SomeEntries.Received("known") with { OrderId = "o" });
        await _ledger.RecordAsync(
            SomeEntries.Received("known") with { OrderId = "o", PublishedAt = SomeEntries.Time.AddMinutes(2), Enrichment = "complete" }, Token);

        Assert.Equal(ExitCodes.Success, await TraceAsync("o", json: true));

        Assert.Equal(
            [("waits", "waiting"), ("known", "published")],
            _output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonElement.Parse(line))
                .Select(json => (json.GetProperty("eventId").GetString(), json.GetProperty("state").GetString())));
    }

    [Fact]
    public async Task Trace_QueueThatCannotBeLookedInto_ShowsTheLedgerAndSaysSo()
    {
        _waiting.Trouble = new IOException("Queue truv-received cannot be looked into (Unauthorized).");
        await _ledger.RecordAsync(SomeEntries.Full("event-1"), Token);

        Assert.Equal(ExitCodes.Success, await TraceAsync("event-1"));

        Assert.Contains("cannot be looked into (Unauthorized). What waits there", _errors.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Trace_Json_IsOneObjectForEachEvent()
    {
        await _ledger.RecordAsync(SomeEntries.Full("event-1"), Token);

        await TraceAsync("event-1", json: true);

        var json = JsonElement.Parse(_output.ToString());
        Assert.Equal(("event-1", "deadLettered", "partial"), (
            json.GetProperty("eventId").GetString(), json.GetProperty("state").GetString(),
            json.GetProperty("enrichment").GetString()));
        Assert.Equal(
            [null, 3.0, 30.0, 30.0, 60.0],
            json.GetProperty("steps").EnumerateArray().Select(step => step.GetProperty("elapsedSeconds"))
                .Select(elapsed => elapsed.ValueKind == JsonValueKind.Null ? null : (double?)elapsed.GetDouble()));
    }

    [Fact]
    public async Task Trace_NothingFound_SaysWhereElseToLook()
    {
        Assert.Equal(ExitCodes.NothingMatched, await TraceAsync("\u001b[2Junknown"));

        Assert.Empty(_output.ToString());
        Assert.All(
            ["bridge quarantine list", "bridge dlq list", "bridge explain", "Storage__LedgerRetention"],
            text => Assert.Contains(text, _errors.ToString(), StringComparison.Ordinal));
        Assert.DoesNotContain('\u001b', _errors.ToString());
    }

    [Fact]
    public async Task Trace_EventThatSaysLittle_ShowsWhatThereIs()
    {
        await _ledger.RecordAsync(new LedgerEntry("event-1") { Attempts = 1 }, Token);

        await TraceAsync("event-1");

        Assert.Contains("not recorded", _output.ToString(), StringComparison.Ordinal);
        Assert.Contains("1 time, last for no stated reason", _output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void State_DeadLetteredThenReplayedAndPublished_IsPublished()
    {
        var entry = SomeEntries.Received("e") with { DeadLetteredAt = SomeEntries.Time };

        Assert.Equal("dead letter", entry.StateOf().TextOf());
        Assert.Equal("published", (entry with { PublishedAt = SomeEntries.Time.AddHours(1) }).StateOf().TextOf());
        Assert.Equal("waiting", SomeEntries.Received("e").StateOf().TextOf());
    }

    private Task<int> TraceAsync(string id, bool json = false) =>
        new TraceRun(_ledger, _waiting, _output, _errors, "here").RunAsync(id, json, Token);
}
