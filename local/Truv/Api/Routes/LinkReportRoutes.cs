namespace Bridge.Local.Truv;

/// <summary>Reports of a link; only those of its product are found.</summary>
internal sealed class LinkReportRoutes(TruvWorld world, WorldViews views)
{
    private static readonly (string Path, string Template, string[] Products)[] Reports =
    [
        ("income/report/", "income-report", ["income"]),
        ("employment/report/", "employment-report", ["income", "employment"]),
        ("direct_deposit/report/", "direct-deposit-report", ["deposit_switch"]),
        ("pll/report/", "pll-report", ["pll"]),
        ("insurance/report/", "insurance-report", ["insurance"]),
        ("insurance/report/auto/", "insurance-report", ["insurance"]),
        ("insurance/report/home/", "insurance-report", ["insurance"]),
        ("income/transactions/reports/", "income-transactions-report", ["transactions"]),
    ];

    private readonly LinkLookup _links = new(world);

    internal IEnumerable<ApiRoute> All => Reports.Select(report => ApiRoute.Get(
        $"/v1/links/{{id}}/{report.Path}",
        request => _links.For(
            request,
            borrower => report.Products.Contains(borrower.Options.Product),
            (borrower, suborder) => ApiAnswer.Ok(views.Reports.OfLink(report.Template, borrower, suborder)))));
}
