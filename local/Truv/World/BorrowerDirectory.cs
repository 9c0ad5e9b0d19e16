using System.Collections.Concurrent;

namespace Bridge.Local.Truv;

/// <summary>Finds borrowers by any id of theirs, and forgets the oldest when there are too many.</summary>
internal sealed class BorrowerDirectory(int capacity)
{
    private readonly ConcurrentDictionary<string, Borrower> _byId = new(StringComparer.Ordinal);
    private readonly Queue<Borrower> _all = new();
    private readonly Lock _gate = new();

    internal IReadOnlyList<Borrower> All
    {
        get { lock (_gate) return [.. _all]; }
    }

    internal void Add(Borrower borrower)
    {
        Borrower? forgotten = null;
        lock (_gate)
        {
            _all.Enqueue(borrower);
            if (_all.Count > capacity) forgotten = _all.Dequeue();
        }

        _byId[borrower.UserId] = _byId[borrower.OrderId] = borrower;
        if (forgotten is not null) Forget(forgotten);
    }

    internal void Add(string id, Borrower borrower) => _byId[id] = borrower;

    internal Borrower? Find(string id) => _byId.GetValueOrDefault(id);

    private void Forget(Borrower borrower)
    {
        lock (borrower.Gate)
        {
            var tasks = borrower.Links.SelectMany(link => link.Tasks).Select(task => task.Id);
            string[] ids = [borrower.UserId, borrower.OrderId, .. borrower.Links.Select(link => link.Id), .. tasks];
            foreach (var id in ids) _byId.TryRemove(id, out _);
        }
    }
}
