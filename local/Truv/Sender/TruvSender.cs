using System.Text.Json;

namespace Bridge.Local.Truv;

/// <summary>Sends single webhooks as Truv does, and waits for the outcome of each.</summary>
public sealed class TruvSender : IDisposable
{
    private readonly TruvSenderOptions _options;
    private readonly TimeProvider _time;
    private readonly WebhookClient _client;

    /// <summary>Creates a sender that keeps its connections.</summary>
    public TruvSender(TruvSenderOptions options, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options;
        _time = time;
        _client = new WebhookClient(
            new WebhookSenderOptions
            {
                CaFile = options.CaFile,
                CertificateFile = options.CertificateFile,
                KeyFile = options.KeyFile,
                AccessSecret = options.AccessSecret,
                Headers = options.Headers,
                Timeout = options.Timeout,
            },
            time);
    }

    /// <summary>Sends one body until it is accepted or the retries are spent.</summary>
    public async Task<Delivery> SendAsync(ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        var (webhookId, eventType) = Names(body);
        for (var attempt = 1; ; attempt++)
        {
            var result = await _client.PostAsync(_options.Url, body, cancellationToken);
            var error = result.StatusCode is null ? result.Error : null;
            var delivery = new Delivery(webhookId, eventType, result.StatusCode ?? 0, attempt, error);
            if (delivery.Accepted || attempt > _options.Retries) return delivery;
            await Task.Delay(_options.RetryDelay, _time, cancellationToken);
        }
    }

    /// <inheritdoc />
    public void Dispose() => _client.Dispose();

    private static (string WebhookId, string EventType) Names(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            return (Name(json, "webhook_id"), Name(json, "event_type"));
        }
        catch (JsonException)
        {
            return ("", "");
        }
    }

    private static string Name(JsonDocument json, string name) =>
        json.RootElement.ValueKind == JsonValueKind.Object && json.RootElement.TryGetProperty(name, out var value)
            ? value.ToString()
            : "";
}
