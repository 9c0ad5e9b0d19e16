using Bridge.Core.Events;
using Bridge.Core.Truv;
using Bridge.Core.Truv.Webhooks;

namespace Bridge.Tests.Builders;

/// <summary>Truv's webhook configurations in memory; keeps what was changed.</summary>
internal sealed class FakeWebhookConfigurations : ITruvWebhooks
{
    public static TruvWebhook Healthy { get; } = new("1")
    {
        Url = FakeDeliveries.Url, EnvironmentType = "sandbox", IsEnabled = true, Events = TruvEventTypes.All,
    };

    public List<TruvWebhook> All { get; } = [Healthy];

    public TruvOutcome Outcome { get; set; } = TruvOutcome.Found;

    public TruvOutcome ChangeOutcome { get; set; } = TruvOutcome.Found;

    public List<(string Id, TruvWebhookChange Change)> Changes { get; } = [];

    public void Only(params TruvWebhook[] webhooks)
    {
        All.Clear();
        All.AddRange(webhooks);
    }

    public Task<TruvWebhookList> ListAsync(CancellationToken cancellationToken) =>
        Task.FromResult(new TruvWebhookList(Outcome, Outcome == TruvOutcome.Found ? All : []));

    public Task<TruvWebhookList> ChangeAsync(string id, TruvWebhookChange change, CancellationToken cancellationToken)
    {
        Changes.Add((id, change));
        if (ChangeOutcome != TruvOutcome.Found) return Task.FromResult(new TruvWebhookList(ChangeOutcome, []));
        var at = All.FindIndex(one => one.Id == id);
        All[at] = All[at] with { IsEnabled = change.Enabled ?? All[at].IsEnabled, Events = change.Events ?? All[at].Events };
        return Task.FromResult(new TruvWebhookList(TruvOutcome.Found, [All[at]]));
    }
}
