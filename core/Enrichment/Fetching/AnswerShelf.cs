using Bridge.Core.Truv;

namespace Bridge.Core.Enrichment.Fetching;

/// <summary>The answers of one run, in the order of their last use, up to a number of bytes. Not safe for concurrent use.</summary>
/// <param name="maxBytes">Bytes of answers that are kept.</param>
internal sealed class AnswerShelf(long maxBytes)
{
    // An answer's place on the shelf, whatever it says: without it, answers that something is not there would cost nothing.
    private const int PlaceBytes = 256;

    private readonly Dictionary<string, LinkedListNode<Kept>> _byPath = new(StringComparer.Ordinal);
    private readonly LinkedList<Kept> _byUse = new();
    private long _bytes;

    internal TruvAnswer? Find(string path)
    {
        if (!_byPath.TryGetValue(path, out var node)) return null;
        _byUse.Remove(node);
        _byUse.AddFirst(node);
        return node.Value.Answer;
    }

    internal void Keep(string path, TruvAnswer answer)
    {
        if (_byPath.TryGetValue(path, out var old)) Drop(old);
        var kept = new Kept(path, answer, PlaceBytes + SizeOf(path) + SizeOf(answer));
        _byPath[path] = _byUse.AddFirst(kept);
        _bytes += kept.Bytes;
        while (_bytes > maxBytes) Drop(_byUse.Last!);
    }

    private void Drop(LinkedListNode<Kept> node)
    {
        _byUse.Remove(node);
        _byPath.Remove(node.Value.Path);
        _bytes -= node.Value.Bytes;
    }

    private static long SizeOf(string path) => sizeof(char) * (long)path.Length;

    // The JSON itself, and about as much again for its index.
    private static long SizeOf(TruvAnswer answer) => 2L * answer.Bytes;

    private sealed record Kept(string Path, TruvAnswer Answer, long Bytes);
}
