using System.Security.Cryptography;

namespace Bridge.EndToEnd.Running;

/// <summary>A webhook body that nobody sent before.</summary>
internal static class Webhook
{
    public static (string Id, string Body) New(string eventType = "order-created")
    {
        var id = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        var order = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        return (id, $$"""{"webhook_id":"{{id}}","event_type":"{{eventType}}","event_created_at":"2026-03-12T15:02:10.418220Z","order_id":"a{{order[1..]}}","link_id":"b{{order[1..]}}","task_id":"c{{order[1..]}}"}""");
    }
}
