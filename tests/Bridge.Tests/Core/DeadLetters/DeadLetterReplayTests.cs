using Bridge.Core.DeadLetters;
using Bridge.Core.Parked;
using Bridge.Core.Webhooks;
using Bridge.Tests.Builders;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Bridge.Tests.Core.DeadLetters;

public sealed class DeadLetterReplayTests
{
    private static readonly DateTimeOffset Now = QuarantinedBuilder.ReceivedAt.AddHours(1);

    private readonly FakeDeadLetters _queue = new(FakeDeadLetters.Letter(1), FakeDeadLetters.Letter(2, "other-id"));

    [Fact]
    public async Task Run_DryRun_SaysUnderWhichIdItWouldGoAndTouchesNothing()
    {
        var results = await RunAsync(OperatorMode.DryRun);

        Assert.All(results, result => Assert.Equal(OperatorOutcome.WouldGo, result.Outcome));
        Assert.Equal("truv-received, message event-id/replay/1", results[0].Explanation);
        Assert.Empty(_queue.Journal);
    }

    [Fact]
    public async Task Run_Act_SendsEachUnderAnIdOfItsOwnBeforeItIsRemoved()
    {
        await RunAsync(OperatorMode.Act, 1);

        Assert.Equal(["take 1", "send 1", "complete 1"], _queue.Journal);
        Assert.Equal(new Replay("event-id/replay/1", "MaxDeliveryCountExceeded", Now), Assert.Single(_queue.Sent));
        Assert.Equal([2], _queue.Numbers);
    }

    [Fact]
    public async Task Run_LockLostAfterSending_IsReportedAndASecondRunSendsTheSameId()
    {
        _queue.OnComplete = SettleOutcome.LockLost;
        var first = await RunAsync(OperatorMode.Act, 1);
        _queue.OnComplete = SettleOutcome.Removed;

        var second = await RunAsync(OperatorMode.Act, 1);

        Assert.Equal((OperatorOutcome.LockLost, OperatorOutcome.Gone), (first[0].Outcome, second[0].Outcome));
        Assert.Contains("duplicate detection drops the second copy", first[0].Explanation, StringComparison.Ordinal);
        Assert.Equal(_queue.Sent[0].MessageId, _queue.Sent[1].MessageId);
    }

    [Fact]
    public async Task Run_QueueDoesNotTakeIt_GivesTheOriginalBackAndNamesTheQueue()
    {
        _queue.OnSend = QueueOutcome.Unavailable;

        var results = await RunAsync(OperatorMode.Act, 1);

        Assert.Equal(OperatorOutcome.NotSent, results[0].Outcome);
        Assert.StartsWith("truv-received did not take it", results[0].Explanation, StringComparison.Ordinal);
        Assert.Equal(["take 1", "send 1", "give back 1"], _queue.Journal);
    }

    [Fact]
    public async Task Run_HeldByAnotherOperator_SendsNothing()
    {
        _queue.HeldBySomebodyElse.Add(1);

        var results = await RunAsync(OperatorMode.Act, 1);

        Assert.Equal(OperatorOutcome.NotTaken, results[0].Outcome);
        Assert.Empty(_queue.Sent);
    }

    private async Task<List<OperatorResult>> RunAsync(OperatorMode mode, params long[] numbers)
    {
        var replay = new DeadLetterReplay(_queue, new FakeTimeProvider(Now), NullLogger<DeadLetterReplay>.Instance);
        var results = new List<OperatorResult>();
        await foreach (var result in replay.RunAsync(
            new DeadLetterSelection { Numbers = numbers }, mode, TestContext.Current.CancellationToken))
        {
            results.Add(result);
        }

        return results;
    }
}
