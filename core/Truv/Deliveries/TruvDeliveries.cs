using Bridge.Core.Truv.Calls;
using Bridge.Core.Truv.Paging;

namespace Bridge.Core.Truv.Deliveries;

/// <summary>The history of deliveries over Truv's API.</summary>
/// <param name="client">Makes the calls.</param>
/// <param name="telemetry">Told of an answer that is no page.</param>
public sealed class TruvDeliveries(TruvClient client, TruvTelemetry telemetry) : ITruvDeliveries
{
    /// <inheritdoc />
    public async Task<TruvDeliveryPage> ReadAsync(TruvDeliveryQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        var path = query.Path;
        var page = PageReader.Read(path, await client.GetAsync(path, cancellationToken), out var fault);
        if (page.Outcome != TruvOutcome.Found) return new TruvDeliveryPage(page.Outcome, [], null, page.AskedAt);

        var cursor = page.Next is null ? null : NextLink.Cursor(page.Next);
        fault ??= FaultOf(page, query.Cursor, cursor);
        if (fault is null)
        {
            var rows = page.Results!.Value.EnumerateArray().Select(TruvDelivery.Read).ToArray();
            return new TruvDeliveryPage(TruvOutcome.Found, rows, cursor, page.AskedAt);
        }

        // Without a way on, what comes after this page would be lost silently: the page counts as not had.
        telemetry.BadPaging(path, fault.Value, 1);
        return new TruvDeliveryPage(TruvOutcome.Unavailable, [], null, page.AskedAt);
    }

    private static PagingFault? FaultOf(TruvPage page, string? asked, string? next)
    {
        if (page.Results is null) return PagingFault.NoList;
        if (page.Next is null) return null;
        if (next is null) return PagingFault.NoWay;
        return next == asked ? PagingFault.Circle : null;
    }
}
