using System.Collections.Concurrent;
using Amqp;
using Bridge.Local.ServiceBus.Sasl;

namespace Bridge.Local.ServiceBus.Amqp;

/// <summary>The connections and what they run on, so that one can be broken as a network breaks it: without a word.</summary>
internal sealed class ConnectionTable
{
    private readonly ConcurrentDictionary<Connection, GatheringTransport> _transports = new();

    internal void Add(Connection connection, GatheringTransport transport)
    {
        _transports[connection] = transport;
        connection.AddClosedCallback((_, _) => _transports.TryRemove(connection, out _));
    }

    internal void Drop(Connection connection)
    {
        if (_transports.TryRemove(connection, out var transport)) transport.Break();
    }

    /// <summary>What a connection runs on; null once it is closed.</summary>
    internal GatheringTransport? Of(Connection connection) => _transports.GetValueOrDefault(connection);

    internal int DropAll()
    {
        var all = _transports.Keys.ToArray();
        foreach (var connection in all) Drop(connection);
        return all.Length;
    }
}
