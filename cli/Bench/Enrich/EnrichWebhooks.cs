using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Bridge.Local.Truv;

namespace Bridge.Cli.Bench.Enrich;

/// <summary>Webhooks as Truv's samples have them, with ids of their own for each borrower.</summary>
internal static class EnrichWebhooks
{
    private static readonly string[] Ids = ["webhook_id", "order_id", "link_id", "task_id", "user_id"];

    /// <summary>The burst of one borrower after the other: what is asked for once serves what follows.</summary>
    internal static IEnumerable<byte[]> Bursts(int events)
    {
        JsonNode[] samples = [.. Samples.Webhooks(Samples.DefaultDirectory).Select(sample => JsonNode.Parse(sample.Body.Span)!)];
        return Enumerable.Range(0, events).Select(at => WithIds(samples[at % samples.Length], at / samples.Length));
    }

    /// <summary>Many events of each order, so that what is measured is the queue's length and not Truv.</summary>
    internal static IEnumerable<byte[]> OfFewOrders(int events, int eventsOfAnOrder)
    {
        var sample = JsonNode.Parse(Samples.Webhooks(Samples.DefaultDirectory)
            .First(one => one.EventType == "order-status-updated").Body.Span)!;
        return Enumerable.Range(0, events).Select(at =>
        {
            sample["event_created_at"] = DateTimeOffset.UnixEpoch.AddYears(56).AddMilliseconds(at).ToString("O", CultureInfo.InvariantCulture);
            return WithIds(sample, at / eventsOfAnOrder);
        });
    }

    private static byte[] WithIds(JsonNode sample, int borrower)
    {
        var body = sample.DeepClone();
        foreach (var name in Ids)
        {
            if (body[name] is JsonValue id) body[name] = Id(id.ToString(), borrower);
        }

        return Encoding.UTF8.GetBytes(body.ToJsonString());
    }

    // The same id of a sample is the same id of the borrower, in every event that names it.
    private static string Id(string sample, int borrower) => Convert.ToHexStringLower(
        SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{sample}/{borrower}"))).AsSpan(0, 16));
}
