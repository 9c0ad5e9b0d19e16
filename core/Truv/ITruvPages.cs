namespace Bridge.Core.Truv;

/// <summary>Truv's lists, page by page, in both of its styles (<c>page</c> and <c>cursor</c>).</summary>
public interface ITruvPages
{
    /// <summary>
    /// Gets the pages of a list in order, each only when it is asked for. Ends with the last page, or with the first
    /// page whose outcome is not <see cref="TruvOutcome.Found"/>; to resume there, pass that page's <see
    /// cref="TruvPage.Path"/>.
    /// </summary>
    /// <param name="path">Path and query of the first page wanted.</param>
    /// <param name="cancellationToken">Ends the enumeration; only this throws.</param>
    /// <returns>
    /// At least one page. Of Truv's <c>next</c> only the values of <c>page</c>, <c>cursor</c> and <c>page_size</c> are
    /// used, on the configured host and the path asked for. A circle, or a <c>next</c> that leads nowhere, ends in <see
    /// cref="TruvOutcome.Unavailable"/>; more pages than configured end in <see cref="TruvOutcome.TooLarge"/>.
    /// </returns>
    IAsyncEnumerable<TruvPage> GetPagesAsync(string path, CancellationToken cancellationToken);
}
