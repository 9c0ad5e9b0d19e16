namespace Bridge.Core.Truv;

/// <summary>Truv's API, read-only.</summary>
public interface ITruvApi
{
    /// <summary>
    /// Gets one resource, whole. A list that Truv gives in pages is followed to its end: the answer is then the JSON
    /// array of all <c>results</c>, also when there is only one page, so that nobody downstream sees the paging. The
    /// one paged answer without <c>results</c> (transactions) keeps its members, each array joined over the pages and
    /// without repetitions.
    /// </summary>
    /// <param name="path">
    /// Path from the root of the host, such as <c>/v1/links/{id}/</c>, with its trailing slash; a query may follow.
    /// </param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>A named outcome, which holds for all pages together; only cancellation throws.</returns>
    Task<TruvAnswer> GetAsync(string path, CancellationToken cancellationToken);
}
