namespace Bridge.Core.Truv;

/// <summary>Truv's API, read-only.</summary>
public interface ITruvApi
{
    /// <summary>Gets one resource.</summary>
    /// <param name="path">Path from the root of the host, such as <c>/v1/links/{id}/</c>, with its trailing slash; a query may follow.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>A named outcome; only cancellation throws.</returns>
    Task<TruvAnswer> GetAsync(string path, CancellationToken cancellationToken);

    /// <summary>Gets a list that comes in pages, of either style, and joins its <c>results</c> into one array.</summary>
    /// <param name="path">Path of the first page.</param>
    /// <param name="cancellationToken">Ends the calls.</param>
    /// <returns>All of the list, or the outcome of the first page that could not be had; <c>AskedAt</c> is that of the first page.</returns>
    Task<TruvAnswer> GetAllAsync(string path, CancellationToken cancellationToken);
}
