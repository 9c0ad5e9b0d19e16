namespace Bridge.Core.Truv;

/// <summary>
/// Every path and query name that the product asks Truv for. A test holds the list against Truv's own OpenAPI, and the
/// plan of enriching against the list: what is not here is not asked for.
/// </summary>
public static class TruvPaths
{
    /// <summary>An order, with employers, financial accounts and report ids.</summary>
    public static readonly TruvPath Order = new(HttpMethod.Get, "/v1/orders/{order_id}/");

    /// <summary>A task.</summary>
    public static readonly TruvPath Task = new(HttpMethod.Get, "/v1/tasks/{task_id}/");

    /// <summary>A link.</summary>
    public static readonly TruvPath Link = new(HttpMethod.Get, "/v1/links/{link_id}/");

    /// <summary>All employments of a link.</summary>
    public static readonly TruvPath Employments = new(HttpMethod.Get, "/v1/links/{link_id}/employments/");

    /// <summary>The identity that a link found.</summary>
    public static readonly TruvPath Identity = new(HttpMethod.Get, "/v1/links/{link_id}/identity/");

    /// <summary>Direct-deposit accounts of a link's payroll.</summary>
    public static readonly TruvPath BankAccounts = new(HttpMethod.Get, "/v1/links/{link_id}/bank_accounts/");

    /// <summary>Webhook configurations.</summary>
    public static readonly TruvPath Webhooks = new(HttpMethod.Get, "/v1/webhooks/", "page", "page_size");

    /// <summary>Change of one webhook configuration.</summary>
    public static readonly TruvPath WebhookChange = new(HttpMethod.Patch, "/v1/webhooks/{webhook_id}/");

    /// <summary>History of deliveries.</summary>
    public static readonly TruvPath Deliveries = new(
        HttpMethod.Get, "/v1/webhook-requests/", "created_at__gte", "created_at__lte", "cursor", "page_size");

    /// <summary>All of them.</summary>
    public static IReadOnlyList<TruvPath> All { get; } =
        [Order, Task, Link, Employments, Identity, BankAccounts, Webhooks, WebhookChange, Deliveries];
}
