using System.Text.Json;

namespace Bridge.Consumer.Processing;

/// <summary>An event that keeps the contract, with its data at hand wherever they travelled.</summary>
/// <param name="Id">The event id: the key of the inbox.</param>
/// <param name="Type">For example <c>com.truv.order-created</c>; unknown ones are possible.</param>
/// <param name="Subject">For example <c>orders/ID</c>; null when the event names nothing.</param>
/// <param name="Time">When Truv made the event. Order by it, not by arrival.</param>
/// <param name="Data">Webhook, resources, enrichment and evidence.</param>
public sealed record ConsumedEvent(string Id, string Type, string? Subject, DateTimeOffset Time, JsonElement Data)
{
    /// <summary>How complete the resources are: <c>data.enrichment.status</c>.</summary>
    public string EnrichmentStatus => Data.GetProperty("enrichment").GetProperty("status").GetString()!;
}
