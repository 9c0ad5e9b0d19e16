using System.Collections;
using System.Globalization;
using Amqp;
using Amqp.Framing;
using Amqp.Types;

namespace Bridge.Local.ServiceBus.Amqp;

/// <summary>What a management request says; absent entries are null or empty.</summary>
internal sealed class ManagementBody(Message request)
{
    private readonly Map _map = (request.BodySection as AmqpValue)?.Value as Map ?? [];

    internal string? Text(string name) => this[name] as string;

    internal int Number(string name, int otherwise = 0) =>
        this[name] is { } value ? Convert.ToInt32(value, CultureInfo.InvariantCulture) : otherwise;

    internal long LongNumber(string name) => Convert.ToInt64(this[name] ?? 0L, CultureInfo.InvariantCulture);

    internal DateTimeOffset? Time(string name) =>
        this[name] is DateTime time ? new DateTimeOffset(DateTime.SpecifyKind(time, DateTimeKind.Utc)) : null;

    internal byte[]? Bytes(string name) => this[name] as byte[];

    internal IReadOnlyList<T> All<T>(string name) => this[name] switch
    {
        T[] array => array,
        IEnumerable list and not string => [.. list.OfType<T>()],
        T one => [one],
        _ => [],
    };

    internal Dictionary<string, object>? Properties(string name) =>
        (this[name] as Map)?.ToDictionary(pair => pair.Key.ToString()!, pair => pair.Value);

    private object? this[string name] => _map.TryGetValue(name, out var value) ? value : null;
}
