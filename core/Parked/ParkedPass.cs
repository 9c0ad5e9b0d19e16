using System.Runtime.CompilerServices;
using Bridge.Core.Webhooks;

namespace Bridge.Core.Parked;

/// <summary>One pass of an operator over a queue: what is selected is planned, taken, sent on if so planned, and removed.</summary>
/// <typeparam name="T">What the messages are.</typeparam>
internal sealed class ParkedPass<T>(IParkedQueue<T> queue)
    where T : IParkedMessage
{
    /// <summary>Carries out the plans, or says what would be done.</summary>
    /// <param name="selection">Which messages.</param>
    /// <param name="plan">What is to become of each.</param>
    /// <param name="mode">Whether to act.</param>
    /// <param name="cancellationToken">Ends the work between two messages.</param>
    internal async IAsyncEnumerable<OperatorResult> RunAsync(
        ParkedSelection<T> selection, Func<T, ParkedPlan> plan, OperatorMode mode,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var page in new ParkedReader<T>(queue).PagesAsync(selection, cancellationToken))
        {
            var planned = page.Select(message => (Message: message, Plan: plan(message))).ToArray();
            T[] leaving = [.. planned.Where(one => one.Plan.Obstacle is null).Select(one => one.Message)];
            if (mode == OperatorMode.Act && leaving.Length > 0) await queue.SetAsideAsync(leaving, cancellationToken);
            var results = planned.Select(one => OneAsync(one.Message, one.Plan, mode, cancellationToken));
            foreach (var result in await Task.WhenAll(results)) yield return result;
        }
    }

    private async Task<OperatorResult> OneAsync(
        T message, ParkedPlan plan, OperatorMode mode, CancellationToken cancellationToken)
    {
        if (plan.Obstacle is { } obstacle) return new(message, OperatorOutcome.Refused, obstacle);
        if (mode == OperatorMode.DryRun) return new(message, OperatorOutcome.WouldGo, plan.Explanation);
        if (await TakeAsync(message, cancellationToken) is not { } taken)
        {
            var why = cancellationToken.IsCancellationRequested ? Explanations.Stopped : Explanations.NotTaken;
            return new(message, OperatorOutcome.NotTaken, why);
        }

        var outcome = await RemoveAsync(taken, plan);
        if (outcome == OperatorOutcome.Gone) plan.OnGone?.Invoke();
        return new(message, outcome, Explanations.Of(outcome, plan));
    }

    // Those of the same page that are done already are to be told of.
    private async Task<object?> TakeAsync(T message, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested) return null;
        try
        {
            return await queue.TakeAsync(message.SequenceNumber, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }

    // Send first, remove afterwards. What is under way is brought to its end even when the operator wants to stop.
    private async Task<OperatorOutcome> RemoveAsync(object taken, ParkedPlan plan)
    {
        if (plan.SendAsync is { } sendAsync && await sendAsync(taken) != QueueOutcome.Accepted)
        {
            await queue.GiveBackAsync(taken, CancellationToken.None);
            return OperatorOutcome.NotSent;
        }

        return await queue.CompleteAsync(taken, CancellationToken.None) == SettleOutcome.Removed
            ? OperatorOutcome.Gone
            : OperatorOutcome.LockLost;
    }
}
