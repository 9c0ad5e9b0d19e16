namespace Bridge.Local.Truv;

/// <summary><c>/v1/tasks/</c>, newest first unless asked otherwise.</summary>
internal sealed class TaskRoutes(TruvWorld world, WorldViews views, PageSizes sizes)
{
    internal IEnumerable<ApiRoute> All =>
        [ApiRoute.Get("/v1/tasks/", List), ApiRoute.Get("/v1/tasks/{id}/", One)];

    private ApiAnswer? One(ApiRequest request)
    {
        if (world.Find(request.Id) is not { } borrower) return null;
        lock (borrower.Gate)
        {
            var found = Of(borrower).FirstOrDefault(one => one.Task.Id == request.Id);
            return found is null ? ApiAnswer.NotFound : ApiAnswer.Ok(found.Render(views));
        }
    }

    private ApiAnswer List(ApiRequest request)
    {
        var (from, to) = (request.Time("created_at__gte"), request.Time("created_at__lte"));
        var found = world.Borrowers.SelectMany(Locked).Where(one =>
            (from is null || one.Task.CreatedAt >= from)
            && (to is null || one.Task.CreatedAt <= to)
            && Is(request, "user_id", one.Borrower.UserId)
            && Is(request, "status", one.Task.Status)
            && Is(request, "product_type", one.Borrower.Options.Product)
            && (request.Text("query") is not { } text || one.Ids.Contains(text)));
        found = request.Text("ordering") switch
        {
            null or "-created_at" => found.OrderByDescending(one => one.Task.Number),
            "created_at" => found.OrderBy(one => one.Task.Number),
            _ => throw new InvalidParameterException("ordering", "This Truv orders by created_at only."),
        };
        return CursorPages.Answer(request, sizes, [.. found], one => one.Task.Number, one => one.Render(views));
    }

    private static bool Is(ApiRequest request, string name, string value) =>
        request.Text(name) is not { } text || text == value;

    private static IEnumerable<Found> Locked(Borrower borrower)
    {
        lock (borrower.Gate) return [.. Of(borrower)];
    }

    private static IEnumerable<Found> Of(Borrower borrower) => borrower.Suborders
        .SelectMany(suborder => suborder.Link?.Tasks ?? [], (suborder, task) => new Found(borrower, suborder, task));

    private sealed record Found(Borrower Borrower, Suborder Suborder, LinkTask Task)
    {
        internal string[] Ids => [Task.Id, Suborder.Link!.Id, Borrower.BridgeToken, Borrower.OrderId, Suborder.Id];

        internal System.Text.Json.Nodes.JsonObject Render(WorldViews views) => views.Tasks.One(Borrower, Suborder, Task);
    }
}
