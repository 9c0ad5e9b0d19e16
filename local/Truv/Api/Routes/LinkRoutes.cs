namespace Bridge.Local.Truv;

/// <summary><c>/v1/links/</c>: the links and what was found at them.</summary>
internal sealed class LinkRoutes(TruvWorld world, WorldViews views, PageSizes sizes)
{
    private readonly LinkLookup _links = new(world);

    internal IEnumerable<ApiRoute> All =>
    [
        ApiRoute.Get("/v1/links/", List),
        ApiRoute.Get("/v1/links/{id}/", request => _links.On(request, (borrower, suborder) =>
            ApiAnswer.Ok(views.Links.One(borrower, suborder)))),
        ApiRoute.Get("/v1/links/{id}/employments/", request => _links.On(request, (borrower, suborder) =>
            ApiAnswer.Ok(views.Employments.All(views.Templates.First("employments"), borrower, suborder.Link)))),
        ApiRoute.Get("/v1/links/{id}/employment/", request => OnEmployment(request, (borrower, employment) =>
            ApiAnswer.Ok(views.Employments.One(views.Templates.First("employments"), borrower, employment)))),
        ApiRoute.Get("/v1/links/{id}/identity/", request => OnEmployment(request, (borrower, employment) =>
            employment.HasProfile ? ApiAnswer.Ok(views.Employments.Profile(borrower, employment)) : ApiAnswer.NotFound)),
        ApiRoute.Get("/v1/links/{id}/bank_accounts/", request => _links.On(request, (_, suborder) =>
            ApiAnswer.Ok(views.Employments.AllBankAccounts(suborder.Link!)))),
        ApiRoute.Get("/v1/links/{id}/shifts/", request => _links.On(request, (borrower, suborder) =>
            NumberedPages.Answer(
                request, sizes, [.. Enumerable.Range(0, suborder.Link!.Latest?.Shifts ?? 0)],
                index => views.Employments.Shift(borrower, suborder.Link.Latest!, index)))),
    ];

    private ApiAnswer List(ApiRequest request)
    {
        var user = request.Text("user_id");
        (Borrower Borrower, Suborder Suborder)[] found =
        [
            .. world.Borrowers.Where(borrower => user is null || borrower.UserId == user)
                .SelectMany(borrower => borrower.Suborders, (borrower, suborder) => (borrower, suborder))
                .Where(one => one.suborder.Link is { DeletedAt: null })
                .OrderByDescending(one => one.suborder.Link!.Number),
        ];
        return NumberedPages.Answer(
            request, sizes, found, one => views.Links.One(one.Borrower, one.Suborder, showsToken: user is not null));
    }

    private ApiAnswer? OnEmployment(ApiRequest request, Func<Borrower, Employment, ApiAnswer> answer) =>
        _links.On(request, (borrower, suborder) => suborder.Link!.Latest is { } latest
            ? answer(borrower, latest)
            : ApiAnswer.NotFound);
}
