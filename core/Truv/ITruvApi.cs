namespace Bridge.Core.Truv;

/// <summary>Truv's API, read-only.</summary>
public interface ITruvApi
{
    /// <summary>Gets what is at a path, as Truv gives it: of a list, one page.</summary>
    /// <param name="path">
    /// Path from the root of the host, such as <c>/v1/links/{id}/</c>, with its trailing slash; a query may follow.
    /// </param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>A named outcome; only cancellation throws.</returns>
    Task<TruvAnswer> GetAsync(string path, CancellationToken cancellationToken);

    /// <summary>
    /// Gets a list whole, whatever number of pages Truv cuts it into and in either style: the JSON array of all
    /// <c>results</c>, or the plain array where Truv answers with one. The one paged answer without <c>results</c>
    /// (transactions) keeps its members, each array joined over the pages and without repetitions.
    /// </summary>
    /// <param name="path">Path of the first page.</param>
    /// <param name="cancellationToken">Ends the calls.</param>
    /// <returns>
    /// A named outcome, which holds for all pages together: no part of a list is ever given for the whole. What is no
    /// list is <see cref="TruvOutcome.Unavailable"/>. <c>AskedAt</c> is that of the first page.
    /// </returns>
    Task<TruvAnswer> GetAllAsync(string path, CancellationToken cancellationToken);
}
