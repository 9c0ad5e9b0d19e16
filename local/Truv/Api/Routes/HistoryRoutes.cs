namespace Bridge.Local.Truv;

/// <summary><c>/v1/webhook-requests/</c>: one row for each attempt, newest first, by cursor.</summary>
internal sealed class HistoryRoutes(DeliveryHistory history, PageSizes sizes)
{
    private const int LeastStatus = 100;
    private const int MostStatus = 599;

    internal IEnumerable<ApiRoute> All => [ApiRoute.Get("/v1/webhook-requests/", List)];

    private ApiAnswer List(ApiRequest request)
    {
        var filter = new HistoryFilter(
            request.Time("created_at__gte"), request.Time("created_at__lte"), request.Text("event_type"),
            request.Number("status_code", LeastStatus, MostStatus));
        return CursorPages.Answer(request, sizes, history.Find(filter), row => row.Number, row => row.ToJson());
    }
}
