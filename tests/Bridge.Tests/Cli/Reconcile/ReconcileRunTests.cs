using System.Text.Json;
using Bridge.Cli;
using Bridge.Cli.Reconcile;
using Bridge.Core.Parked;
using Bridge.Core.Reconciliation.Gaps;
using Bridge.Core.Truv;
using Bridge.Core.Webhooks;
using Bridge.Tests.Builders;

namespace Bridge.Tests.Cli.Reconcile;

public sealed class ReconcileRunTests : IDisposable
{
    private readonly ReconciliationFixture _bridge = new();
    private readonly StringWriter _output = new();
    private readonly StringWriter _errors = new();

    private string Output => _output.ToString();

    private string Errors => _errors.ToString();

    public void Dispose()
    {
        _output.Dispose();
        _errors.Dispose();
    }

    [Fact]
    public async Task Run_NothingMissing_SaysSo()
    {
        await _bridge.KnowAsync(FakeDeliveries.Body("o1"));
        _bridge.History.Add(FakeDeliveries.Body("o1"));

        Assert.Equal(ExitCodes.Success, await RunAsync());

        Assert.Empty(Output);
        Assert.Contains("1 deliveries from", Errors, StringComparison.Ordinal);
        Assert.Contains("nothing is missing, at here.", Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_DryRun_ListsWhatIsMissingAndChangesNothing()
    {
        _bridge.History.RowsOnAPage = 1;
        _bridge.History.Add(FakeDeliveries.Body("o1"));
        _bridge.History.Add(FakeDeliveries.Body("o2"), status: null);

        Assert.Equal(ExitCodes.SomeStayed, await RunAsync());

        var lines = Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(3, lines.Length);
        Assert.Contains(ReconciliationFixture.IdOf(FakeDeliveries.Body("o1")), lines[1], StringComparison.Ordinal);
        Assert.Contains("503", lines[1], StringComparison.Ordinal);
        Assert.Contains("none", lines[2], StringComparison.Ordinal);
        Assert.Contains("2 would be queued", Errors, StringComparison.Ordinal);
        Assert.Contains("repeat with --yes", Errors, StringComparison.Ordinal);
        Assert.Empty(_bridge.Queue.Taken);
        Assert.Empty(_bridge.Marks.Written);
    }

    [Fact]
    public async Task Run_Yes_QueuesAndRecords()
    {
        _bridge.History.Add(FakeDeliveries.Body("o1"));

        Assert.Equal(ExitCodes.Success, await RunAsync(OperatorMode.Act));

        Assert.Equal("pulled", Assert.Single(_bridge.Queue.Taken).Evidence.Source);
        Assert.Contains("1 queued", Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("--yes", Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(QueueOutcome.Unavailable, "1 not taken")]
    [InlineData(QueueOutcome.TooLarge, "1 too large")]
    public async Task Run_QueueRefuses_SaysWhatIsStillMissing(QueueOutcome outcome, string words)
    {
        _bridge.History.Add(FakeDeliveries.Body("o1"));
        _bridge.Queue.Outcome = _ => outcome;

        Assert.Equal(ExitCodes.SomeStayed, await RunAsync(OperatorMode.Act));

        Assert.Contains(words, Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_Json_IsOneObjectForEachWithIdsOnly()
    {
        _bridge.History.Add(FakeDeliveries.Body("o1"));
        _bridge.History.Add("""{"event_type":"order-created"}""");

        await RunAsync(json: true);

        var objects = Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonElement.Parse(line)).ToArray();
        Assert.Equal(["Unreadable", "WouldBeQueued"], objects.Select(one => one.GetProperty("outcome").GetString()).Order());
        var missing = objects.Single(one => one.GetProperty("outcome").GetString() == "WouldBeQueued");
        Assert.Equal(
            ("w-o1", "order-created", 503),
            (missing.GetProperty("webhookId").GetString(), missing.GetProperty("eventType").GetString(), missing.GetProperty("statusCode").GetInt32()));
        Assert.DoesNotContain("o1\"", Output.Replace("w-o1", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(TruvOutcome.Unauthorized, "Truv__AccessSecrets")]
    [InlineData(TruvOutcome.Throttled, "try again in some minutes")]
    [InlineData(TruvOutcome.Unavailable, "try again later")]
    [InlineData(TruvOutcome.NotFound, "ask Truv Support")]
    public async Task Run_HistoryCannotBeRead_SaysWhatToDo(TruvOutcome outcome, string remedy)
    {
        _bridge.History.Outcome = outcome;

        Assert.Equal(ExitCodes.Failure, await RunAsync());

        Assert.Contains(remedy, Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_LongerThanTruvKeeps_ComparesWhatTruvKeepsAndSaysSo()
    {
        await RunAsync(since: TimeSpan.FromDays(90));

        Assert.Contains("Truv keeps 30 days", Errors, StringComparison.Ordinal);
        Assert.Equal(_bridge.Time.GetUtcNow().AddDays(-30), Assert.Single(_bridge.History.Asked).CreatedFrom);
    }

    [Fact]
    public async Task Run_NothingIsOldEnough_SaysFromWhenOn()
    {
        Assert.Equal(ExitCodes.Success, await RunAsync(since: TimeSpan.FromMinutes(10)));

        Assert.Contains("Nothing can be compared yet", Errors, StringComparison.Ordinal);
        Assert.Empty(_bridge.History.Asked);
    }

    [Theory]
    [InlineData(true, "configuration: enabled")]
    [InlineData(false, "configuration: disabled")]
    public async Task Run_WebhookConfiguration_IsLookedAtAndNeverChanged(bool enabled, string words)
    {
        _bridge.Repair = Bridge.Core.Reconciliation.Configuration.WebhookRepair.Enable;
        _bridge.Webhooks.Only(FakeWebhookConfigurations.Healthy with { IsEnabled = enabled });

        await RunAsync(OperatorMode.Act);

        Assert.Contains(words, Errors, StringComparison.Ordinal);
        Assert.Empty(_bridge.Webhooks.Changes);
    }

    private Task<int> RunAsync(OperatorMode mode = OperatorMode.DryRun, bool json = false, TimeSpan? since = null)
    {
        var work = new ReconcileWork(
            new GapSearch(_bridge.Finder), _bridge.Recovery, _bridge.Horizon, _bridge.Watch, _bridge.Time);
        return new ReconcileRun(work, new GapReport(_output, json), _errors, "here")
            .RunAsync(since ?? TimeSpan.FromDays(30), mode, TestContext.Current.CancellationToken);
    }
}
