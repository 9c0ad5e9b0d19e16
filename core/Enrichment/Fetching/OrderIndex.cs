using System.Text.Json;
using Bridge.Core.Events;

namespace Bridge.Core.Enrichment.Fetching;

/// <summary>
/// Which order a link belongs to, as far as this run's events and answers have said it: an order event names its link or its
/// employer, whose id the link's events carry as <c>tracking_info</c> (truv.md §2).
/// </summary>
public sealed class OrderIndex
{
    private const int MaxEntries = 20_000;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, string> _orders = new(StringComparer.Ordinal);

    /// <summary>Learns from an event in hand.</summary>
    public void Learn(TruvEvent truvEvent)
    {
        ArgumentNullException.ThrowIfNull(truvEvent);
        if (truvEvent.OrderId is not { Length: > 0 } order) return;
        Add(truvEvent.LinkId, order);
        Add(truvEvent.Text("employer_id"), order);
    }

    /// <summary>Learns from a task, which names both.</summary>
    public void Learn(JsonElement task)
    {
        if (Text(task, "order_id") is { Length: > 0 } order) Add(Text(task, "link_id"), order);
    }

    /// <summary>The order of an event's link; null when nothing has told.</summary>
    public string? OrderOf(TruvEvent truvEvent)
    {
        ArgumentNullException.ThrowIfNull(truvEvent);
        lock (_gate) return Find(truvEvent.LinkId) ?? Find(truvEvent.Text("tracking_info"));
    }

    private string? Find(string? key) => key is null ? null : _orders.GetValueOrDefault(key);

    private void Add(string? key, string order)
    {
        if (string.IsNullOrEmpty(key)) return;
        lock (_gate)
        {
            // Forgetting costs a call, never an event.
            if (_orders.Count >= MaxEntries) _orders.Clear();
            _orders[key] = order;
        }
    }

    private static string? Text(JsonElement parent, string name) =>
        parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(name, out var value)
        && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;
}
