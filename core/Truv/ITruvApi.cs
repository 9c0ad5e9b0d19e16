namespace Bridge.Core.Truv;

/// <summary>Truv's API, read-only.</summary>
public interface ITruvApi
{
    /// <summary>Gets one resource.</summary>
    /// <param name="path">Path from the root of the host, such as <c>/v1/links/{id}/</c>, with its trailing slash.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>A named outcome; only cancellation throws.</returns>
    Task<TruvAnswer> GetAsync(string path, CancellationToken cancellationToken);
}
