using System.Text.Json.Nodes;

namespace Bridge.Local.Truv;

/// <summary><c>/v1/orders/</c>.</summary>
internal sealed class OrderRoutes(TruvWorld world, WorldViews views)
{
    internal IEnumerable<ApiRoute> All =>
    [
        ApiRoute.Get("/v1/orders/{id}/", request => On(request, borrower => Order(request, borrower))),
        ApiRoute.Get("/v1/orders/{id}/events/", request => On(request, borrower =>
            ApiAnswer.Ok(OrderEventView.Events(borrower, request.Flag("include_refresh_orders"))))),
        ApiRoute.Get("/v1/orders/{id}/certifications/", request => On(request, borrower =>
            ApiAnswer.Ok(views.OrderEvents.Certifications(borrower)))),
    ];

    // The values are documented, the answer's shape is not: the order, without suborders while nothing is certified.
    private ApiAnswer Order(ApiRequest request, Borrower borrower)
    {
        var order = views.Orders.One(borrower);
        var certification = request.Text("certification");
        if (certification is not (null or "all" or "certified"))
            return ApiAnswer.Invalid("certification", $"\"{certification}\" is not a valid choice.");
        if (certification == "certified" && !borrower.IsCertified) order["employers"] = new JsonArray();
        return ApiAnswer.Ok(order);
    }

    private ApiAnswer? On(ApiRequest request, Func<Borrower, ApiAnswer> answer)
    {
        if (world.Find(request.Id) is not { } borrower) return null;
        if (borrower.OrderId != request.Id) return ApiAnswer.NotFound;
        lock (borrower.Gate) return answer(borrower);
    }
}
