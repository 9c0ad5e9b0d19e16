using System.Collections.Frozen;
using Bridge.Core.Events;
using static Bridge.Core.Enrichment.Planning.TruvResources;

namespace Bridge.Core.Enrichment.Planning;

/// <summary>Which resources each event is enriched with (truv.md §3). Types that are not listed pass through.</summary>
public static class EnrichmentPlan
{
    private const string OrderReason = "The order holds its employers with employments, statements and accounts.";
    private const string ReportReason = "Truv wants reports fetched at done only.";

    private static readonly string[] Done = ["done"];

    /// <summary>The whole plan; all rows that fit an event apply.</summary>
    public static IReadOnlyList<PlanRow> Rows { get; } =
    [
        new("order-created", Order) { Reason = OrderReason },
        new("order-status-updated", Order) { Reason = OrderReason },
        new("order-status-updated", OrderVoieReport, OrderVoaReport)
        {
            Statuses = ["completed"], Reason = "A further completed connection makes new reports of the whole order.",
        },
        new("order-refresh-failed", Order, OrderEvents) { Reason = "The order's events name the task that failed." },
        new("order-finalized", Order, OrderVoieReport, OrderVoaReport) { Reason = "The last state: nothing comes after it." },
        new("certification-completed", CertifiedOrder, Certifications) { Reason = "What the applicant certified." },
        new("task-status-updated", TruvResources.Task) { Reason = "The task names its order, user, link and error." },
        Report(IncomeReport, "income"),
        Report(EmploymentReport, "employment"),
        Report(DirectDepositReport, "deposit_switch"),
        Report(PllReport, "pll"),
        Report(InsuranceReport, "insurance"),
        new("task-status-updated", User, UserVoaReport) { Statuses = Done, Products = ["assets"], Reason = ReportReason },
        new("task-status-updated", User, UserVoaReport, UserInsightsReport)
        {
            Statuses = Done, Products = ["transactions"], Reason = ReportReason,
        },
        new("task-status-updated", ParsedDocuments) { Statuses = Done, DataSources = ["docs"], Reason = "What was read from the documents." },
        new("task-status-updated", Tax) { Statuses = Done, DataSources = ["tax"], Reason = "What was read from the tax forms." },
        new("link-connected", Link) { Reason = "Provider, data source and products of the link." },
        new("link-disconnected", Link) { Reason = "The link's state." },
        new("link-deleted") { Reason = "Truv has removed the data; consumers should remove theirs." },
        new("employment-created", Employments) { Reason = "All employments; object_id is the id of the one." },
        new("employment-updated", Employments) { Reason = "All employments; object_id is the id of the one." },
        new("profile-created", Identity) { Reason = "The borrower's identity." },
        new("profile-updated", Identity) { Reason = "The borrower's identity." },
        new("statements-created", Statements) { Reason = "The statements of the employment." },
        new("statements-updated", Statements) { Reason = "The statements of the employment." },
        new("shifts-created", Shifts) { Reason = "The shifts of the link." },
        new("shifts-updated", Shifts) { Reason = "The shifts of the link." },
        new("bank-accounts-created", BankAccounts) { Reason = "The deposit accounts known to the payroll." },
        new("bank-accounts-updated", BankAccounts) { Reason = "The deposit accounts known to the payroll." },
    ];

    private static readonly FrozenDictionary<string, PlanRow[]> ByType = Rows
        .GroupBy(row => row.EventType).ToFrozenDictionary(group => group.Key, group => group.ToArray());

    /// <summary>Every event type that has a row.</summary>
    public static IEnumerable<string> KnownTypes => ByType.Keys;

    /// <summary>The resources for one event, each once.</summary>
    public static IReadOnlyList<ResourceTemplate> For(TruvEvent truvEvent)
    {
        ArgumentNullException.ThrowIfNull(truvEvent);
        return ByType.TryGetValue(truvEvent.EventType, out var rows)
            ? [.. rows.Where(row => row.IsFor(truvEvent)).SelectMany(row => row.Resources).DistinctBy(resource => resource.Name)]
            : [];
    }

    /// <summary>Why an event lacks what others of its type get; null when it lacks nothing.</summary>
    public static string? ReasonFor(TruvEvent truvEvent)
    {
        ArgumentNullException.ThrowIfNull(truvEvent);
        if (!ByType.TryGetValue(truvEvent.EventType, out var rows)) return "The plan does not know this event type.";
        if (rows is [{ Resources.Count: 0 } nothing]) return nothing.Reason;
        return truvEvent is { EventType: "task-status-updated" } && truvEvent.Text("status") == "done" && rows.Count(row => row.IsFor(truvEvent)) == 1
            ? "The plan has no report for this product and data source."
            : null;
    }

    private static PlanRow Report(ResourceTemplate report, string product) =>
        new("task-status-updated", report) { Statuses = Done, Products = [product], Reason = ReportReason };
}
