namespace Bridge.Local.Truv;

/// <summary>All attempts of the last 30 days. Safe for concurrent use.</summary>
public sealed class DeliveryHistory(DeliveryHistoryOptions options, TimeProvider time)
{
    private readonly Queue<DeliveryAttempt> _rows = new();
    private readonly Lock _gate = new();
    private long _made;

    /// <summary>What it keeps and shows.</summary>
    public DeliveryHistoryOptions Options => options;

    /// <summary>All rows that are kept, newest first.</summary>
    public IReadOnlyList<DeliveryAttempt> Rows => Find(new HistoryFilter());

    internal void Add(DeliveryAttempt row)
    {
        lock (_gate)
        {
            _rows.Enqueue(row with { Number = ++_made });
            Purge();
            if (_rows.Count > options.MaxRows) _rows.Dequeue();
        }
    }

    internal IReadOnlyList<DeliveryAttempt> Find(HistoryFilter filter)
    {
        lock (_gate)
        {
            Purge();
            var latest = time.GetUtcNow() - options.Lag;
            return [.. _rows.Where(row => row.CreatedAt <= latest && filter.Matches(row)).Reverse()];
        }
    }

    private void Purge()
    {
        var oldest = time.GetUtcNow() - options.Retention;
        while (_rows.TryPeek(out var row) && row.CreatedAt < oldest) _rows.Dequeue();
    }
}
