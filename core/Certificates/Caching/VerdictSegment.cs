using System.Collections.Concurrent;

namespace Bridge.Core.Certificates.Caching;

/// <summary>A bounded part of the cache: reading takes no lock, a full segment forgets its oldest entry.</summary>
/// <param name="capacity">Most entries that are ever held.</param>
internal sealed class VerdictSegment(int capacity)
{
    private readonly ConcurrentDictionary<CertificateDigest, CertificateVerdict> _entries = new();
    private readonly CertificateDigest[] _order = new CertificateDigest[capacity];
    private readonly Lock _gate = new();
    private int _next;
    private bool _isFull;

    internal int Count => _entries.Count;

    internal CertificateVerdict? Find(in CertificateDigest key) => _entries.GetValueOrDefault(key);

    internal void Set(in CertificateDigest key, CertificateVerdict verdict)
    {
        lock (_gate)
        {
            if (_entries.ContainsKey(key))
            {
                _entries[key] = verdict;
                return;
            }

            // First in, first out: a finer order would make every hit write, and no order resists a flood of new keys.
            if (_isFull) _entries.TryRemove(_order[_next], out _);
            _order[_next] = key;
            _entries[key] = verdict;
            _next = (_next + 1) % capacity;
            _isFull |= _next == 0;
        }
    }
}
