namespace Bridge.Local.ServiceBus.Queues;

/// <summary>Message sessions: who holds which, and what the application keeps with them.</summary>
internal sealed partial class MessageQueue
{
    private readonly LinkedList<SessionHold> _holds = [];
    private readonly LinkedList<Lane> _offered = [];
    private readonly LinkedList<SessionRequest> _requests = [];

    /// <summary>Locks a session, with messages or without.</summary>
    /// <returns>The end of the lock; null when another consumer holds it.</returns>
    internal DateTimeOffset? AcceptSession(string session, IConsumer consumer)
    {
        using var scope = _gate.Enter();
        if (!_sessions.TryGetValue(session, out var lane)) lane = _sessions[session] = new Lane(session);
        return lane.Hold is null ? Grant(lane, consumer) : null;
    }

    /// <summary>Locks any session that has messages, now or as soon as there is one.</summary>
    internal void AcceptNextSession(SessionRequest request)
    {
        using var scope = _gate.Enter();
        if (_offered.First is { Value: { Session: { } session } lane }) request.Granted(session, Grant(lane, request.Consumer));
        else _requests.AddLast(request);
    }

    /// <summary>Takes back a request for any session.</summary>
    /// <returns>False when it does not wait any more.</returns>
    internal bool Withdraw(IConsumer consumer)
    {
        using var scope = _gate.Enter();
        for (var node = _requests.First; node is not null; node = node.Next)
        {
            if (node.Value.Consumer != consumer) continue;
            _requests.Remove(node);
            return true;
        }

        return false;
    }

    /// <summary>Renews the lock of a session.</summary>
    /// <returns>Its new end; null when the owner does not hold it.</returns>
    internal DateTimeOffset? RenewSession(string session, object? owner)
    {
        using var scope = _gate.Enter();
        if (HoldOf(session, owner) is not { } hold) return null;
        hold.Until = _time.GetUtcNow() + Options.LockDuration;
        _holds.Remove(hold.Node!);
        _holds.AddLast(hold.Node!);
        return hold.Until;
    }

    /// <summary>Whether the owner holds the lock of a session now.</summary>
    internal bool HoldsSession(string session, object? owner)
    {
        using var scope = _gate.Enter();
        return HoldOf(session, owner) is not null;
    }

    /// <summary>Reads the state of a session that the owner holds.</summary>
    internal SettleOutcome ReadState(string session, object? owner, out byte[]? state)
    {
        using var scope = _gate.Enter();
        var hold = HoldOf(session, owner);
        state = hold?.Lane.State;
        return hold is null ? SettleOutcome.LockLost : SettleOutcome.Settled;
    }

    /// <summary>Sets the state of a session that the owner holds; null for none.</summary>
    internal SettleOutcome WriteState(string session, object? owner, byte[]? state)
    {
        using var scope = _gate.Enter();
        if (HoldOf(session, owner) is not { } hold) return SettleOutcome.LockLost;
        hold.Lane.State = state;
        hold.Lane.StateSetAt = _time.GetUtcNow();
        Log.State(LogName, session, state, hold.Lane.StateSetAt);
        return SettleOutcome.Settled;
    }

    /// <summary>Names of sessions: those whose state was set after a time or, without one, those with messages.</summary>
    internal IReadOnlyList<string> Sessions(DateTimeOffset? stateSetAfter, int skip, int top)
    {
        using var scope = _gate.Enter();
        return
        [
            .. _sessions.Values
                .Where(lane => stateSetAfter is { } after
                    ? lane.State is not null && lane.StateSetAt > after
                    : lane.Line.Count + lane.Locks.Count + lane.Deferred > 0)
                .Select(lane => lane.Session!)
                .Order(StringComparer.Ordinal).Skip(skip).Take(top),
        ];
    }

    private SessionHold? HoldOf(string session, object? owner) =>
        _sessions.GetValueOrDefault(session)?.Hold is { } hold && hold.Until > _gate.NowBy(_time)
            && Equals(hold.Holder.Owner, owner)
            ? hold
            : null;

    private DateTimeOffset Grant(Lane lane, IConsumer consumer)
    {
        if (lane.Offered is { } offered) _offered.Remove(offered);
        lane.Offered = null;
        var hold = new SessionHold(lane, consumer, _time.GetUtcNow() + Options.LockDuration);
        lane.Hold = hold;
        hold.Node = _holds.AddLast(hold);
        _timers.Arm(hold.Until);
        Join(consumer, lane);
        return hold.Until;
    }

    /// <summary>Gives a session that nobody holds to one who waits, or keeps it ready.</summary>
    private void Offer(Lane lane)
    {
        if (lane.Line.Count == 0)
        {
            if (lane.Offered is { } offered) _offered.Remove(offered);
            lane.Offered = null;
        }
        else if (_requests.First is { Value: var request })
        {
            _requests.RemoveFirst();
            request.Granted(lane.Session!, Grant(lane, request.Consumer));
        }
        else
        {
            lane.Offered ??= _offered.AddLast(lane);
        }
    }

    private void Release(SessionHold hold, EndOfHold end)
    {
        var lane = hold.Lane;
        _holds.Remove(hold.Node!);
        _consumers.Remove(hold.Holder);
        lane.Dispatcher.Remove(hold.Holder);
        while (lane.Locks.First is { Value: var taken })
        {
            Unlock(taken);
            if (end == EndOfHold.Expired) GiveBack(taken.Message);
            else GiveBackUncounted(taken.Message);
        }

        lane.Hold = null;
        Touch(lane);
        if (end == EndOfHold.Expired) hold.Holder.SessionLost();
        Tidy(lane);
    }
}
