using Bridge.Core.Parked;
using Bridge.Core.Quarantine;
using Bridge.Core.Webhooks;
using Bridge.Tests.Builders;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Bridge.Tests.Core.Quarantine;

public sealed class QuarantineReleaseTests
{
    private static readonly DateTimeOffset Now = QuarantinedBuilder.ReceivedAt.AddHours(1);

    private readonly FakeQuarantine _queue = new(
        QuarantinedBuilder.Mismatch(1), QuarantinedBuilder.Unreadable(2), QuarantinedBuilder.Mismatch(3, secret: "sandbox-forger"));

    [Fact]
    public async Task Run_DryRun_SaysWhatWouldGoAndTouchesNothing()
    {
        var results = await RunAsync(OperatorMode.DryRun);

        Assert.Equal([OperatorOutcome.WouldGo, OperatorOutcome.Refused, OperatorOutcome.Refused], Outcomes(results));
        Assert.Empty(_queue.Journal);
        Assert.Equal([1, 2, 3], _queue.Numbers);
    }

    [Fact]
    public async Task Run_Act_SendsWhatPassesBeforeItIsRemovedAndLeavesTheRest()
    {
        var results = await RunAsync(OperatorMode.Act);

        Assert.Equal([OperatorOutcome.Gone, OperatorOutcome.Refused, OperatorOutcome.Refused], Outcomes(results));
        Assert.Equal(["take 1", "send", "complete 1"], _queue.Journal);
        Assert.Equal([2, 3], _queue.Numbers);
    }

    [Fact]
    public async Task Run_Act_SendsTheExactBytesWithEvidenceAndTheFormerVerdict()
    {
        await RunAsync(OperatorMode.Act);

        var sent = Assert.Single(_queue.Sent);
        Assert.Equal(QuarantinedBuilder.Body(1), System.Text.Encoding.UTF8.GetString(sent.Body.Span));
        Assert.Equal(("push", "BRG100", "secret-1", "issued"),
            (sent.Evidence.Source, sent.Evidence.Verdict, sent.Evidence.SecretLabel, sent.Evidence.TrustRule));
        Assert.Equal(QuarantinedBuilder.ReceivedAt, sent.Evidence.ReceivedAt);
        Assert.Equal(("BRG131", Now), (sent.FormerVerdict, sent.ReleasedAt));
    }

    [Fact]
    public async Task Run_HeldByAnotherOperator_IsReportedAndNotFatal()
    {
        _queue.HeldBySomebodyElse.Add(1);

        var results = await RunAsync(OperatorMode.Act);

        Assert.Equal(OperatorOutcome.NotTaken, results[0].Outcome);
        Assert.Empty(_queue.Sent);
    }

    [Theory]
    [InlineData(QueueOutcome.Unavailable)]
    [InlineData(QueueOutcome.TooLarge)]
    public async Task Run_QueueDoesNotTakeTheEvent_GivesTheOriginalBack(QueueOutcome outcome)
    {
        _queue.OnSend = outcome;

        var results = await RunAsync(OperatorMode.Act);

        Assert.Equal(OperatorOutcome.NotSent, results[0].Outcome);
        Assert.Equal(["take 1", "send", "give back 1"], _queue.Journal);
    }

    [Fact]
    public async Task Run_LockLostAfterSending_IsReportedAndASecondRunFinishesWithTheSameEventId()
    {
        _queue.OnComplete = SettleOutcome.LockLost;
        var first = await RunAsync(OperatorMode.Act);
        _queue.OnComplete = SettleOutcome.Removed;

        var second = await RunAsync(OperatorMode.Act);

        Assert.Equal((OperatorOutcome.LockLost, OperatorOutcome.Gone), (first[0].Outcome, second[0].Outcome));
        Assert.Equal(_queue.Sent[0].Event.Id, _queue.Sent[1].Event.Id);
        Assert.Equal([2, 3], _queue.Numbers);
    }

    private async Task<List<OperatorResult>> RunAsync(OperatorMode mode)
    {
        var release = new QuarantineRelease(_queue, new FakeTimeProvider(Now), NullLogger<QuarantineRelease>.Instance);
        var results = new List<OperatorResult>();
        await foreach (var result in release.RunAsync(
            new QuarantineSelection(), QuarantinedBuilder.Look(WebhookBuilder.Secret), mode, TestContext.Current.CancellationToken))
        {
            results.Add(result);
        }

        return results;
    }

    private static IEnumerable<OperatorOutcome> Outcomes(IEnumerable<OperatorResult> results) =>
        results.Select(result => result.Outcome);
}
