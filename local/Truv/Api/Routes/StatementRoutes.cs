namespace Bridge.Local.Truv;

/// <summary><c>/v1/links/{id}/statements/</c>: of one employment, the latest unless another is asked for.</summary>
internal sealed class StatementRoutes(TruvWorld world, WorldViews views, PageSizes sizes)
{
    private readonly LinkLookup _links = new(world);

    internal IEnumerable<ApiRoute> All =>
    [
        ApiRoute.Get("/v1/links/{id}/statements/", request => _links.On(request, (borrower, suborder) =>
            List(request, borrower, suborder.Link!))),
        ApiRoute.Get("/v1/links/{id}/statements/{item}/", request => _links.On(request, (borrower, suborder) =>
            One(request.Item, borrower, suborder.Link!))),
    ];

    private ApiAnswer List(ApiRequest request, Borrower borrower, Link link)
    {
        var employmentId = request.Text("employment_id");
        var employment = employmentId is null
            ? link.Latest
            : link.Employments.FirstOrDefault(one => one.Id == employmentId);
        if (employment is null) return NumberedPages.Answer<int>(request, sizes, [], _ => null!);

        var (from, to) = (request.Time("pay_date_from"), request.Time("pay_date_to"));
        int[] indexes =
        [
            .. StatementView.PayDates(employment).Index()
                .Where(one => (from is null || one.Item >= from) && (to is null || one.Item <= to))
                .Select(one => one.Index),
        ];
        return NumberedPages.Answer(
            request, sizes, indexes, index => views.Statements.One(borrower, employment, index));
    }

    private ApiAnswer One(string id, Borrower borrower, Link link)
    {
        foreach (var employment in link.Employments)
        {
            for (var index = 0; index < employment.Statements; index++)
            {
                if (StatementView.IdOf(borrower, employment, index) == id)
                    return ApiAnswer.Ok(views.Statements.One(borrower, employment, index));
            }
        }

        return ApiAnswer.NotFound;
    }
}
