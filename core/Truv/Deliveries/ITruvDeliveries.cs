namespace Bridge.Core.Truv.Deliveries;

/// <summary>Truv's history of deliveries: the last 30 days of <c>/v1/webhook-requests/</c>.</summary>
public interface ITruvDeliveries
{
    /// <summary>
    /// Reads one page. To go on, ask with the same query and the page's <see cref="TruvDeliveryPage.NextCursor"/>; the
    /// cursor may be kept and used in another process.
    /// </summary>
    /// <exception cref="ArgumentException">The cursor is none that Truv wrote.</exception>
    /// <returns>A named outcome; only cancellation and a wrong query throw.</returns>
    Task<TruvDeliveryPage> ReadAsync(TruvDeliveryQuery query, CancellationToken cancellationToken);
}
