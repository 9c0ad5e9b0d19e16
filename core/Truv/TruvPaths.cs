namespace Bridge.Core.Truv;

/// <summary>
/// What the product asks Truv for besides the resources of the enrichment plan. A test holds both against Truv's own
/// OpenAPI.
/// </summary>
public static class TruvPaths
{
    /// <summary>Webhook configurations.</summary>
    public static readonly TruvPath Webhooks = new(HttpMethod.Get, "/v1/webhooks/", "page", "page_size");

    /// <summary>Change of one webhook configuration.</summary>
    public static readonly TruvPath WebhookChange = new(HttpMethod.Patch, "/v1/webhooks/{webhook_id}/");

    /// <summary>History of deliveries.</summary>
    public static readonly TruvPath Deliveries = new(
        HttpMethod.Get, "/v1/webhook-requests/", "created_at__gte", "created_at__lte", "cursor", "page_size");

    /// <summary>All of them.</summary>
    public static IReadOnlyList<TruvPath> All { get; } = [Webhooks, WebhookChange, Deliveries];
}
