using System.Text.Json.Nodes;

namespace Bridge.Local.Truv;

/// <summary>Answers from the sample files; the requested id takes the place of the sample's own.</summary>
internal sealed class SampleAnswers(string directory)
{
    /// <summary>Begins the ids that this Truv does not know.</summary>
    internal const string UnknownIdPrefix = "404";

    /// <summary>Begins the ids whose token is said to have expired.</summary>
    internal const string ExpiredIdPrefix = "410";

    private static readonly Dictionary<string, string> Files = new(StringComparer.Ordinal)
    {
        ["/v1/links/{id}/"] = "link",
        ["/v1/links/{id}/employments/"] = "employments",
        ["/v1/links/{id}/employment/"] = "employments#first",
        ["/v1/links/{id}/employment/report/"] = "employment-report",
        ["/v1/links/{id}/identity/"] = "identity",
        ["/v1/links/{id}/statements/"] = "statements",
        ["/v1/links/{id}/statements/{item}/"] = "statements#first",
        ["/v1/links/{id}/shifts/"] = "shifts",
        ["/v1/links/{id}/bank_accounts/"] = "bank-accounts",
        ["/v1/links/{id}/balances/"] = "balances",
        ["/v1/links/{id}/auth/"] = "auth",
        ["/v1/links/{id}/transactions/"] = "transactions",
        ["/v1/links/{id}/liabilities/"] = "liabilities",
        ["/v1/links/{id}/income/report/"] = "income-report",
        ["/v1/links/{id}/income/transactions/reports/"] = "income-transactions-report",
        ["/v1/links/{id}/direct_deposit/report/"] = "direct-deposit-report",
        ["/v1/links/{id}/pll/report/"] = "pll-report",
        ["/v1/links/{id}/insurance/report/"] = "insurance-report",
        ["/v1/links/{id}/insurance/report/auto/"] = "insurance-report",
        ["/v1/links/{id}/insurance/report/home/"] = "insurance-report",
        ["/v1/links/{id}/tax/"] = "tax",
        ["/v1/links/{id}/tax/{item}/"] = "tax#first",
        ["/v1/links/{id}/documents/"] = "documents",
        ["/v1/links/{id}/documents/{item}/"] = "documents#first",
        ["/v1/links/{id}/parsed-documents/"] = "parsed-documents",
        ["/v1/links/{id}/parsed-documents/{item}/"] = "parsed-documents#first",
        ["/v1/orders/{id}/"] = "order",
        ["/v1/orders/{id}/events/"] = "order-events",
        ["/v1/orders/{id}/certifications/"] = "order-certifications",
        ["/v1/tasks/{id}/"] = "task",
        ["/v1/tasks/"] = "tasks-list",
        ["/v1/users/{id}/"] = "user",
        ["/v1/users/{id}/reports/{item}/"] = "voie-report",
        ["/v1/users/{id}/assets/reports/{item}/"] = "assets-report",
        ["/v1/users/{id}/income_insights/reports/{item}/"] = "income-insights-report",
        ["/v1/users/{id}/deposit_switch/report/"] = "deposit-switch-report",
        ["/v1/webhooks/"] = "webhooks-list",
        ["/v1/webhook-requests/"] = "webhook-requests",
    };

    private readonly Templates _templates = new(directory);

    /// <summary>The patterns that are answered.</summary>
    internal static IEnumerable<string> Patterns => Files.Keys;

    internal Templates Templates => _templates;

    /// <summary>The answer; not found when the pattern has no sample. A list's later pages are its last, and empty.</summary>
    internal ApiAnswer For(string pattern, string? id, string? item, bool isLaterPage)
    {
        if (id?.StartsWith(ExpiredIdPrefix, StringComparison.Ordinal) == true) return new ApiAnswer(410, Error(410));
        if (id?.StartsWith(UnknownIdPrefix, StringComparison.Ordinal) == true) return ApiAnswer.NotFound;
        if (!Files.TryGetValue(pattern, out var file)) return ApiAnswer.NotFound;

        var sample = file.Split('#') is [var list, _] ? _templates.First(list) : _templates.Copy(file);
        if (sample is JsonObject one) Adapt(one, item ?? id, isLaterPage);
        return ApiAnswer.Ok(sample);
    }

    private static void Adapt(JsonObject one, string? own, bool isLaterPage)
    {
        if (own is not null && one.ContainsKey("id")) one["id"] = own;
        if (own is not null && one.ContainsKey("report_id")) one["report_id"] = own;
        if (!isLaterPage || !one.ContainsKey("results")) return;
        one["next"] = null;
        one["results"] = new JsonArray();
    }

    /// <summary>An error body by its status.</summary>
    internal string Error(int status) => _templates.Copy($"error-{status}").ToJsonString();
}
