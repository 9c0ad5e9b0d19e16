using System.Runtime.CompilerServices;

namespace Bridge.Core.Parked;

/// <summary>Reads what is selected, page by page: no more than one page of bodies is in memory.</summary>
/// <typeparam name="T">What the messages are.</typeparam>
/// <param name="queue">The queue.</param>
public sealed class ParkedReader<T>(IParkedQueue<T> queue)
    where T : IParkedMessage
{
    /// <summary>Messages in a page.</summary>
    public const int PageSize = 32;

    /// <summary>Gives the selected messages in pages, in the order of their numbers.</summary>
    public async IAsyncEnumerable<IReadOnlyList<T>> PagesAsync(
        ParkedSelection<T> selection, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var left = selection.Max;
        var pages = selection.Numbers.Count > 0
            ? NumberedAsync(selection.Numbers, cancellationToken)
            : AllAsync(cancellationToken);
        await foreach (var page in pages)
        {
            T[] selected = [.. page.Where(selection.Passes).Take(left)];
            left -= selected.Length;
            if (selected.Length > 0) yield return selected;
            if (left == 0) yield break;
        }
    }

    // A page may be shorter than asked for long before the end: only an empty one is the end.
    private async IAsyncEnumerable<IReadOnlyList<T>> AllAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var from = 0L;
        while (await queue.PeekAsync(from, PageSize, cancellationToken) is { Count: > 0 } page)
        {
            yield return page;
            from = page[^1].SequenceNumber + 1;
        }
    }

    private async IAsyncEnumerable<IReadOnlyList<T>> NumberedAsync(
        IReadOnlyCollection<long> numbers, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var some in numbers.Distinct().Order().Chunk(PageSize))
        {
            var page = new List<T>();
            foreach (var number in some)
            {
                var found = await queue.PeekAsync(number, 1, cancellationToken);
                page.AddRange(found.Where(message => message.SequenceNumber == number));
            }

            yield return page;
        }
    }
}
