namespace Bridge.Local.Truv;

/// <summary><c>/v1/users/</c> and the users' reports.</summary>
internal sealed class UserRoutes(TruvWorld world, WorldViews views, PageSizes sizes)
{
    internal IEnumerable<ApiRoute> All =>
    [
        ApiRoute.Get("/v1/users/", request => NumberedPages.Answer(
            request, sizes, [.. world.Borrowers.Reverse()],
            borrower => views.Users.One(borrower, request.Flag("list_links")))),
        ApiRoute.Get("/v1/users/{id}/", request => On(request, borrower =>
            ApiAnswer.Ok(views.Users.One(borrower, request.Flag("list_links"))))),
        Report("reports", "voie-report", borrower => borrower.Flow.HasEmployments),
        Report("assets/reports", "assets-report", borrower => borrower.Flow.IsFinancial),
        Report("income_insights/reports", "income-insights-report", borrower => borrower.Options.Product == "transactions"),
        ApiRoute.Get("/v1/users/{id}/deposit_switch/report/", request => On(request, borrower =>
            borrower.Options.Product == "deposit_switch" && borrower.Reports.Count > 0
                ? ApiAnswer.Ok(views.Reports.OfUser("deposit-switch-report", borrower, null))
                : ApiAnswer.NotFound)),
    ];

    // A report answers 404 for some seconds after its id has appeared (truv.md §3).
    private ApiRoute Report(string path, string template, Func<Borrower, bool> hasIt) => ApiRoute.Get(
        $"/v1/users/{{id}}/{path}/{{item}}/",
        request => On(request, borrower =>
        {
            var report = borrower.Reports.FirstOrDefault(one => one.Id == request.Item);
            return report is not null && hasIt(borrower) && report.ReadyAt <= world.Time.GetUtcNow()
                ? ApiAnswer.Ok(views.Reports.OfUser(template, borrower, report))
                : ApiAnswer.NotFound;
        }));

    private ApiAnswer? On(ApiRequest request, Func<Borrower, ApiAnswer> answer)
    {
        if (world.Find(request.Id) is not { } borrower) return null;
        if (borrower.UserId != request.Id) return ApiAnswer.NotFound;
        lock (borrower.Gate) return answer(borrower);
    }
}
