using System.Buffers;

namespace Bridge.Core.Events;

/// <summary>A list in pooled memory, so that a body leaves no garbage. Its owner returns it, once, and never copies it.</summary>
internal struct PooledList<T>(int capacity)
    where T : unmanaged
{
    private T[] _items = ArrayPool<T>.Shared.Rent(capacity);

    internal int Count { get; private set; }

    internal readonly Span<T> Items => _items.AsSpan(0, Count);

    internal readonly ReadOnlyMemory<T> Memory => _items.AsMemory(0, Count);

    internal void Add(T item)
    {
        if (Count == _items.Length) Grow(1);
        _items[Count++] = item;
    }

    internal void Add(scoped ReadOnlySpan<T> items)
    {
        if (items.Length > _items.Length - Count) Grow(items.Length);
        items.CopyTo(_items.AsSpan(Count));
        Count += items.Length;
    }

    /// <summary>Forgets what was added after the list had this many items.</summary>
    internal void Truncate(int count) => Count = count;

    internal void Return()
    {
        ArrayPool<T>.Shared.Return(_items);
        _items = [];
        Count = 0;
    }

    private void Grow(int more)
    {
        var larger = ArrayPool<T>.Shared.Rent(Math.Max(checked(Count + more), _items.Length * 2));
        Items.CopyTo(larger);
        ArrayPool<T>.Shared.Return(_items);
        _items = larger;
    }
}
