using System.Text.Json;
using Bridge.Core.Truv;
using Bridge.Core.Truv.Deliveries;

namespace Bridge.Tests.Builders;

/// <summary>A delivery history with pages of its own making; keeps what was asked.</summary>
internal sealed class FakeDeliveries : ITruvDeliveries
{
    public const string Url = "https://bridge.example.com/api/webhooks/truv";

    private readonly List<TruvDelivery> _rows = [];

    public int RowsOnAPage { get; set; } = 100;

    /// <summary>The answer to everything, instead of pages, while it is set.</summary>
    public TruvOutcome? Outcome { get; set; }

    /// <summary>Called before every answer.</summary>
    public Action<int> OnRead { get; set; } = _ => { };

    public List<TruvDeliveryQuery> Asked { get; } = [];

    public static string Body(string order, string type = "order-created") =>
        $$"""{"webhook_id":"w-{{order}}","event_type":"{{type}}","event_created_at":"2026-03-12T15:02:10Z","order_id":"{{order}}"}""";

    public void Add(string? body, int? status = 503, string? url = Url) => _rows.Add(new TruvDelivery
    {
        WebhookId = "configuration",
        EventType = "order-created",
        EventCreatedAt = TestAuthority.Now,
        StatusCode = status,
        WebhookUrl = url,
        Payload = body is null ? null : JsonElement.Parse(body),
    });

    public async Task<TruvDeliveryPage> ReadAsync(TruvDeliveryQuery query, CancellationToken cancellationToken)
    {
        await Task.Yield();
        cancellationToken.ThrowIfCancellationRequested();
        Asked.Add(query);
        OnRead(Asked.Count);
        if (Outcome is { } outcome) return new TruvDeliveryPage(outcome, [], null, TestAuthority.Now);
        var at = query.Cursor is null ? 0 : int.Parse(query.Cursor, System.Globalization.CultureInfo.InvariantCulture);
        var next = at + RowsOnAPage;
        return new TruvDeliveryPage(
            TruvOutcome.Found, [.. _rows.Skip(at).Take(RowsOnAPage)],
            next < _rows.Count ? next.ToString(System.Globalization.CultureInfo.InvariantCulture) : null, TestAuthority.Now);
    }
}
