using Bridge.Local.ServiceBus.Storage;

namespace Bridge.Local.ServiceBus.Queues;

/// <summary>To and from an image of the queue.</summary>
internal sealed partial class MessageQueue
{
    /// <summary>What is in the queue now. Locks are left out: they end with the process.</summary>
    internal QueueImage Capture()
    {
        using var scope = _gate.Enter();
        var image = new QueueImage { LastSequenceNumber = _lastSequenceNumber, Seen = [.. _history?.All ?? []] };
        foreach (var message in _index.All) image.Messages[message.SequenceNumber] = MessageImage.Of(message);
        foreach (var lane in _sessions.Values)
        {
            if (lane.State is { } state) image.States[lane.Session!] = (state, lane.StateSetAt);
        }

        return image;
    }

    /// <summary>Fills the queue, which is empty.</summary>
    internal void Restore(QueueImage image)
    {
        using var scope = _gate.Enter();
        _lastSequenceNumber = image.LastSequenceNumber;
        foreach (var (id, at) in image.Seen) _history?.TryAdd(id, at);
        foreach (var (session, (state, at)) in image.States.Where(_ => Options.RequiresSession))
            _sessions[session] = new Lane(session) { State = state, StateSetAt = at };
        foreach (var kept in image.Messages.Values) Restore(kept);
        Dispatch();
    }

    private void Restore(MessageImage kept)
    {
        var message = kept.Message;
        message.Content = kept.Content;
        message.DeliveryCount = kept.DeliveryCount;
        message.IsDeferred = kept.IsDeferred;
        _index.Add(message);
        _quota.Add(message.Bytes);
        if (message.ScheduledFor is { } at)
        {
            message.Place = MessagePlace.Scheduled;
            ScheduleAt(message, at);
        }
        else
        {
            GiveBackUncounted(message);
        }
    }
}
