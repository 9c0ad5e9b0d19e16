using System.Text;
using System.Text.Json;
using Bridge.Core.Events;
using Bridge.Tests.Core.Events.Generated;
using FsCheck.Xunit;

namespace Bridge.Tests.Core.Events;

/// <summary>What holds for every body, whatever its bytes.</summary>
public sealed class AnyBodyTests
{
    [Property(MaxTest = 5000)]
    public bool Read_AnyBytes_NeverThrows(byte[]? bytes)
    {
        var refusal = TruvEventReader.Read(bytes, out var truvEvent);
        return refusal is not null == truvEvent is null;
    }

    // What is read must be what any strict reader reads: nothing passes that the platform's own parser refuses.
    [Property(MaxTest = 5000, Arbitrary = [typeof(AnyJson)])]
    public bool Read_DamagedWebhook_IsRefusedOrStillStrictJson(AnyWebhook webhook, int spelling, uint place, byte damage)
    {
        var body = Encoding.UTF8.GetBytes(new JsonSpelling(spelling).Spell(webhook.Body));
        body[place % body.Length] = damage;
        return TruvEventReader.Read(body, out var truvEvent) is not null
            ? truvEvent is null
            : IsStrict(body) && truvEvent!.Body.GetProperty("webhook_id").GetString() == truvEvent.WebhookId;
    }

    private static bool IsStrict(byte[] body)
    {
        using var document = JsonDocument.Parse(body, new JsonDocumentOptions { MaxDepth = 32, AllowDuplicateProperties = false });
        return document.RootElement.ValueKind == JsonValueKind.Object;
    }
}
