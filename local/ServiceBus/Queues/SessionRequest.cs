namespace Bridge.Local.ServiceBus.Queues;

/// <summary>Somebody who wants any message session that has messages.</summary>
/// <param name="consumer">Who gets the session.</param>
/// <param name="granted">Told once, under the gate: the session, and the end of its lock.</param>
internal sealed class SessionRequest(IConsumer consumer, Action<string, DateTimeOffset> granted)
{
    internal IConsumer Consumer { get; } = consumer;

    internal Action<string, DateTimeOffset> Granted { get; } = granted;
}
