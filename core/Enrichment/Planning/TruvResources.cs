namespace Bridge.Core.Enrichment.Planning;

/// <summary>Every resource of Truv's API that the plan knows (truv.md §3).</summary>
public static class TruvResources
{
    internal static readonly ResourceTemplate Order = new("order", "/v1/orders/{order_id}/");

    internal static readonly ResourceTemplate CertifiedOrder = new("order", "/v1/orders/{order_id}/?certification=all")
    {
        Otherwise = Order,
    };

    internal static readonly ResourceTemplate Certifications = new("certifications", "/v1/orders/{order_id}/certifications/");

    internal static readonly ResourceTemplate OrderEvents =
        new("order_events", "/v1/orders/{order_id}/events/?include_refresh_orders=true");

    internal static readonly ResourceTemplate Task = new("task", "/v1/tasks/{task_id}/");

    internal static readonly ResourceTemplate Link = new("link", "/v1/links/{link_id}/");

    internal static readonly ResourceTemplate User = new("user", "/v1/users/{user_id|task.user_id}/?list_links=true");

    internal static readonly ResourceTemplate Employments =
        new("employments", "/v1/links/{link_id}/employments/") { WithinOrder = OrderPart.Employments };

    internal static readonly ResourceTemplate Identity =
        new("identity", "/v1/links/{link_id}/identity/") { WithinOrder = OrderPart.Identity };

    internal static readonly ResourceTemplate Statements =
        new("statements", "/v1/links/{link_id}/statements/?employment_id={employment_id}&page_size=100")
        {
            IsPaged = true, WithinOrder = OrderPart.Statements,
        };

    internal static readonly ResourceTemplate Shifts = new("shifts", "/v1/links/{link_id}/shifts/?page_size=100") { IsPaged = true };

    internal static readonly ResourceTemplate BankAccounts =
        new("bank_accounts", "/v1/links/{link_id}/bank_accounts/") { WithinOrder = OrderPart.BankAccounts };

    internal static readonly ResourceTemplate IncomeReport = new("income_report", "/v1/links/{link_id}/income/report/");

    internal static readonly ResourceTemplate EmploymentReport =
        new("employment_report", "/v1/links/{link_id}/employment/report/");

    internal static readonly ResourceTemplate DirectDepositReport =
        new("direct_deposit_report", "/v1/links/{link_id}/direct_deposit/report/");

    internal static readonly ResourceTemplate PllReport = new("pll_report", "/v1/links/{link_id}/pll/report/");

    internal static readonly ResourceTemplate InsuranceReport =
        new("insurance_report", "/v1/links/{link_id}/insurance/report/");

    internal static readonly ResourceTemplate Tax = new("tax", "/v1/links/{link_id}/tax/");

    internal static readonly ResourceTemplate ParsedDocuments =
        new("parsed_documents", "/v1/links/{link_id}/parsed-documents/?page_size=50") { IsPaged = true };

    internal static readonly ResourceTemplate OrderVoieReport = Late(
        "voie_report", "/v1/users/{user_id|order.user_id}/reports/{order.voie_report_id}/");

    internal static readonly ResourceTemplate OrderVoaReport = Late(
        "voa_report", "/v1/users/{user_id|order.user_id}/assets/reports/{order.voa_report_id}/");

    internal static readonly ResourceTemplate UserVoaReport = Late(
        "voa_report", "/v1/users/{user_id|task.user_id}/assets/reports/{user.voa_report_id}/");

    internal static readonly ResourceTemplate UserInsightsReport = Late(
        "income_insights_report",
        "/v1/users/{user_id|task.user_id}/income_insights/reports/{user.income_insights_report_id}/");

    private static ResourceTemplate Late(string name, string path) => new(name, path) { AppearsLate = true };
}
