using Bridge.Core.Parked;
using Bridge.Core.Quarantine;
using Bridge.Tests.Builders;

namespace Bridge.Tests.Core.Parked;

public sealed class ParkedDropTests
{
    private readonly FakeQuarantine _queue = new(
        QuarantinedBuilder.Mismatch(1), QuarantinedBuilder.Unreadable(2), QuarantinedBuilder.Mismatch(3));

    private readonly RecordingLogger<ParkedDrop<QuarantinedWebhook>> _log = new();

    [Fact]
    public async Task Run_DryRun_TouchesNothing()
    {
        var results = await RunAsync(OperatorMode.DryRun, []);

        Assert.All(results, result => Assert.Equal(OperatorOutcome.WouldGo, result.Outcome));
        Assert.Empty(_queue.Journal);
    }

    [Fact]
    public async Task Run_CertainNumbers_RemovesThoseAndLogsCountAndReason()
    {
        await RunAsync(OperatorMode.Act, [1, 3]);

        Assert.Equal([2], _queue.Numbers);
        Assert.Empty(_queue.Sent);
        Assert.Contains(_log.Lines, line => line.Contains("Dropped 2 quarantined webhooks for good: test reason", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Run_OneHeldByAnotherOperator_IsReportedAndNotCounted()
    {
        _queue.HeldBySomebodyElse.Add(3);

        var results = await RunAsync(OperatorMode.Act, []);

        Assert.Equal(
            [OperatorOutcome.Gone, OperatorOutcome.Gone, OperatorOutcome.NotTaken], results.Select(result => result.Outcome));
        Assert.Contains(_log.Lines, line => line.Contains("Dropped 2 ", StringComparison.Ordinal));
    }

    private async Task<List<OperatorResult>> RunAsync(OperatorMode mode, long[] numbers)
    {
        var drop = new ParkedDrop<QuarantinedWebhook>(_queue, _log);
        var results = new List<OperatorResult>();
        await foreach (var result in drop.RunAsync(
            new QuarantineSelection { Numbers = numbers }, "test reason", mode, TestContext.Current.CancellationToken))
        {
            results.Add(result);
        }

        return results;
    }
}
