using Amqp.Types;

namespace Azure.Messaging.ServiceBus.Amqp;

/// <summary>
/// Completes what is completed at the same time with one request: while one is under way, the next ones gather. A group of which
/// one lock is lost is asked for one by one, so that each gets its own answer.
/// </summary>
internal sealed class CompletionGroups(AmqpConnection connection, string entity, string? sessionId)
{
    private const int MostTokens = 500;

    private readonly Management _management = new(connection, entity);
    private readonly Queue<Completion> _waiting = new();
    private readonly Lock _gate = new();
    private bool _isAsking;

    internal Task<bool> CompleteAsync(Guid lockToken, CancellationToken cancellationToken)
    {
        var completion = new Completion(lockToken);
        lock (_gate)
        {
            _waiting.Enqueue(completion);
            if (!_isAsking) _ = Task.Run(AskForAllAsync, CancellationToken.None);
            _isAsking = true;
        }

        return completion.Done.Task.WaitAsync(cancellationToken);
    }

    private async Task AskForAllAsync()
    {
        while (Take() is { Count: > 0 } group)
        {
            if (await TryAskAsync(group) || group.Count == 1) continue;
            foreach (var one in group) await TryAskAsync([one]);
        }
    }

    private List<Completion> Take()
    {
        lock (_gate)
        {
            List<Completion> group = [];
            while (group.Count < MostTokens && _waiting.TryDequeue(out var next)) group.Add(next);
            _isAsking = group.Count > 0;
            return group;
        }
    }

    // A refusal of several says nothing of each of them.
    private async Task<bool> TryAskAsync(List<Completion> group)
    {
        try
        {
            await AskAsync(group);
            foreach (var one in group) one.Done.TrySetResult(true);
            return true;
        }
        catch (Exception e)
        {
            var failure = e is OperationCanceledException ? AmqpErrors.ToException(e, entity) : e;
            if (group.Count > 1 && failure is ServiceBusException { IsTransient: false }) return false;
            foreach (var one in group) one.Done.TrySetException(failure);
            return true;
        }
    }

    private async Task AskAsync(List<Completion> group)
    {
        var body = new Map
        {
            ["disposition-status"] = "completed", ["lock-tokens"] = group.Select(one => one.LockToken).ToArray(),
        };
        if (sessionId is not null) body["session-id"] = sessionId;
        using var limit = new CancellationTokenSource(connection.Patience, TimeProvider.System);
        await _management.AskAsync("com.microsoft:update-disposition", body, limit.Token);
    }

    /// <summary>A message to complete, and who waits for it.</summary>
    private sealed record Completion(Guid LockToken)
    {
        internal TaskCompletionSource<bool> Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
