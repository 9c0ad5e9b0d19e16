using Bridge.Core.Webhooks;
using Microsoft.Extensions.Time.Testing;

namespace Bridge.Tests.Core.Webhooks;

public sealed class QuarantineBudgetTests
{
    private readonly FakeTimeProvider _time = new();

    [Fact]
    public void Take_MessagesUsedUp_IsExhaustedUntilTheHourHasPassed()
    {
        var budget = Budget(messages: 2, bytes: 100);

        Assert.Equal(BudgetOutcome.Granted, budget.Take(1));
        Assert.Equal(BudgetOutcome.Granted, budget.Take(1));
        Assert.Equal(BudgetOutcome.Exhausted, budget.Take(1));
        _time.Advance(TimeSpan.FromHours(1) - TimeSpan.FromTicks(1));
        Assert.Equal(BudgetOutcome.Exhausted, budget.Take(1));
        _time.Advance(TimeSpan.FromTicks(1));
        Assert.Equal(BudgetOutcome.Granted, budget.Take(1));
        Assert.Equal(BudgetOutcome.Granted, budget.Take(1));
        Assert.Equal(BudgetOutcome.Exhausted, budget.Take(1));
    }

    [Fact]
    public void Take_BytesUsedUp_RefusesWhatDoesNotFitAndChargesNothingForIt()
    {
        var budget = Budget(messages: 10, bytes: 100);

        Assert.Equal(BudgetOutcome.Granted, budget.Take(60));
        Assert.Equal(BudgetOutcome.Exhausted, budget.Take(41));
        Assert.Equal(BudgetOutcome.Granted, budget.Take(40));
        Assert.Equal(BudgetOutcome.Exhausted, budget.Take(1));
        _time.Advance(TimeSpan.FromHours(1));
        Assert.Equal(BudgetOutcome.Granted, budget.Take(100));
    }

    [Fact]
    public void Take_NothingAllowed_KeepsNothing()
    {
        Assert.Equal(BudgetOutcome.Exhausted, Budget(messages: 0, bytes: 0).Take(0));
    }

    [Fact]
    public void Take_ManyAtOnce_GrantsNotOneMore()
    {
        var budget = Budget(messages: 500, bytes: long.MaxValue);
        var granted = 0;

        Parallel.For(0, 5_000, _ =>
        {
            if (budget.Take(1) == BudgetOutcome.Granted) Interlocked.Increment(ref granted);
        });

        Assert.Equal(500, granted);
    }

    private QuarantineBudget Budget(int messages, long bytes) =>
        new(new QuarantineLimits(messages, bytes, TimeSpan.FromDays(1)), _time);
}
