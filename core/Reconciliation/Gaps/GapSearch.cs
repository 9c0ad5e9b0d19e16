using System.Runtime.CompilerServices;
using Bridge.Core.Truv;

namespace Bridge.Core.Reconciliation.Gaps;

/// <summary>Compares a whole part of the history, page by page, for somebody who looks on. Changes nothing.</summary>
/// <param name="finder">Reads the pages.</param>
public sealed class GapSearch(GapFinder finder)
{
    /// <summary>Reads until the end; a page with another outcome than <see cref="TruvOutcome.Found"/> is the last.</summary>
    public async IAsyncEnumerable<GapPage> PagesAsync(
        DeliveryWindow window, ReceivedBacklog backlog, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(window);
        for (GapPage? page = null; page is null || page.NextCursor is not null;)
        {
            page = await finder.ReadAsync(window with { Cursor = page?.NextCursor ?? window.Cursor }, backlog, cancellationToken);
            yield return page;
        }
    }
}
