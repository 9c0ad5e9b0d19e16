using System.Text.Json.Nodes;

namespace Bridge.Local.Truv;

/// <summary>Answers from the sample files; the requested id takes the place of the sample's own.</summary>
internal sealed class SampleAnswers(string directory)
{
    /// <summary>Begins the ids that this Truv does not know.</summary>
    internal const string UnknownIdPrefix = "404";

    private static readonly (string Pattern, string File)[] Routes =
    [
        ("/v1/links/{id}/", "api.link"),
        ("/v1/links/{id}/employments/", "api.employments"),
        ("/v1/links/{id}/employment/report/", "api.employment-report"),
        ("/v1/links/{id}/identity/", "api.identity"),
        ("/v1/links/{id}/statements/", "api.statements"),
        ("/v1/links/{id}/shifts/", "api.shifts"),
        ("/v1/links/{id}/bank_accounts/", "api.bank-accounts"),
        ("/v1/links/{id}/balances/", "api.balances"),
        ("/v1/links/{id}/transactions/", "api.transactions"),
        ("/v1/links/{id}/income/report/", "api.income-report"),
        ("/v1/links/{id}/direct_deposit/report/", "api.direct-deposit-report"),
        ("/v1/links/{id}/pll/report/", "api.pll-report"),
        ("/v1/links/{id}/insurance/report/", "api.insurance-report"),
        ("/v1/orders/{id}/", "api.order"),
        ("/v1/orders/{id}/events/", "api.order-events"),
        ("/v1/orders/{id}/certifications/", "api.order-certifications"),
        ("/v1/tasks/{id}/", "api.task"),
        ("/v1/tasks/", "api.tasks-list"),
        ("/v1/users/{id}/", "api.user"),
        ("/v1/users/{id}/reports/{report}/", "api.voie-report"),
        ("/v1/users/{id}/assets/reports/{report}/", "api.assets-report"),
        ("/v1/webhooks/", "api.webhooks-list"),
        ("/v1/webhook-requests/", "api.webhook-requests"),
    ];

    private readonly Dictionary<string, string> _texts = Routes.ToDictionary(
        route => route.Pattern, route => File.ReadAllText(Path.Combine(directory, route.File + ".json")));

    /// <summary>The patterns that are answered, with <c>{id}</c> where an id stands.</summary>
    internal IEnumerable<string> Patterns => _texts.Keys;

    /// <summary>The answer as JSON; null when this Truv does not know the id.</summary>
    internal string? For(string pattern, string? id)
    {
        if (id is null) return _texts[pattern];
        if (id.StartsWith(UnknownIdPrefix, StringComparison.Ordinal)) return null;
        if (JsonNode.Parse(_texts[pattern]) is not JsonObject sample || !sample.ContainsKey("id")) return _texts[pattern];

        sample["id"] = id;
        return sample.ToJsonString();
    }

    /// <summary>What follows the sample's one page: the last page, with nothing on it.</summary>
    internal string? After(string pattern)
    {
        if (JsonNode.Parse(_texts[pattern]) is not JsonObject page || !page.ContainsKey("results")) return null;
        page["next"] = null;
        page["results"] = new JsonArray();
        return page.ToJsonString();
    }

    /// <summary>An error body by its status.</summary>
    internal string Error(int status) => File.ReadAllText(Path.Combine(directory, $"api.error-{status}.json"));
}
