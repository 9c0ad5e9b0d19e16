using System.Text.Json;
using Bridge.Core.Truv.Calls;

namespace Bridge.Core.Truv.Webhooks;

/// <summary>Webhook configurations over Truv's API.</summary>
/// <param name="api">Gets the list.</param>
/// <param name="client">Makes the change.</param>
/// <param name="telemetry">Told of an answer that is no list.</param>
public sealed class TruvWebhooks(ITruvApi api, TruvClient client, TruvTelemetry telemetry) : ITruvWebhooks
{
    /// <inheritdoc />
    public async Task<TruvWebhookList> ListAsync(CancellationToken cancellationToken)
    {
        var path = $"{TruvPaths.Webhooks.Template}?page_size=100";
        var answer = await api.GetAllAsync(path, cancellationToken);
        if (answer.Outcome != TruvOutcome.Found) return new TruvWebhookList(answer.Outcome, []);

        var items = answer.Resource!.Value;
        return items.ValueKind == JsonValueKind.Array ? Read(path, [.. items.EnumerateArray()]) : NoList(path);
    }

    /// <inheritdoc />
    public async Task<TruvWebhookList> ChangeAsync(
        string id, TruvWebhookChange change, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(change);
        if (change is { Enabled: null, Events: null })
            throw new ArgumentException("Nothing to change.", nameof(change));

        var path = TruvPaths.WebhookChange.Of(id);
        var answer = await client.PatchAsync(path, change.ToJson(), cancellationToken);
        return answer.Outcome == TruvOutcome.Found
            ? Read(path, [answer.Resource!.Value])
            : new TruvWebhookList(answer.Outcome, []);
    }

    // A configuration that cannot be read must not pass for one that is missing: somebody would create it a second
    // time.
    private TruvWebhookList Read(string path, JsonElement[] items)
    {
        var webhooks = items.Select(TruvWebhook.Read).OfType<TruvWebhook>().ToArray();
        return webhooks.Length == items.Length ? new TruvWebhookList(TruvOutcome.Found, webhooks) : NoList(path);
    }

    private TruvWebhookList NoList(string path)
    {
        telemetry.BadPaging(path, PagingFault.NoList, 1);
        return new TruvWebhookList(TruvOutcome.Unavailable, []);
    }
}
