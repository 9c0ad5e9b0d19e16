using System.Text.Json.Nodes;

namespace Bridge.Local.Truv;

/// <summary>One event on its way to one configuration.</summary>
internal sealed class PendingDelivery(TruvEvent made, string configurationId, WebhookIdRule rule)
{
    internal TruvEvent Event => made;

    internal string ConfigurationId => configurationId;

    /// <summary>1 for the first.</summary>
    internal int Attempt { get; set; } = 1;

    internal ITimer? Retry { get; set; }

    /// <summary>The bytes of this attempt.</summary>
    internal ReadOnlyMemory<byte> Body() => rule switch
    {
        WebhookIdRule.PerConfiguration => WithId(configurationId, 0),
        WebhookIdRule.PerAttempt => WithId(configurationId, Attempt),
        _ => made.Body,
    };

    private byte[] WithId(string configuration, int attempt)
    {
        var body = JsonNode.Parse(made.Body.Span)!;
        body["webhook_id"] = new WorldIds(0).Of(attempt, $"{made.WebhookId}-{configuration}");
        return TruvJson.Bytes(body);
    }
}
