using Bridge.Core.Reconciliation.Running;
using Bridge.Core.Truv;
using Bridge.Core.Truv.Webhooks;

namespace Bridge.Core.Reconciliation.Configuration;

/// <summary>Looks whether Truv still delivers to us, and mends what it may.</summary>
/// <param name="webhooks">Truv's configurations.</param>
/// <param name="expected">How ours should be.</param>
/// <param name="telemetry">Told of trouble, and of its end.</param>
public sealed class WebhookWatch(ITruvWebhooks webhooks, WebhookExpectation expected, ReconciliationTelemetry telemetry)
{
    /// <summary>Looks once and mends what the settings allow.</summary>
    public Task<WebhookCheck> KeepAsync(CancellationToken cancellationToken) =>
        LookAsync(expected.Repair, cancellationToken);

    /// <summary>Looks once and changes nothing.</summary>
    public Task<WebhookCheck> LookAsync(CancellationToken cancellationToken) =>
        LookAsync(WebhookRepair.None, cancellationToken);

    private async Task<WebhookCheck> LookAsync(WebhookRepair repair, CancellationToken cancellationToken)
    {
        var list = await webhooks.ListAsync(cancellationToken);
        if (list.Outcome != TruvOutcome.Found) return Raise(new WebhookCheck(WebhookState.Unknown, null, []));

        var ours = list.Webhooks.Where(expected.IsOurs).ToArray();
        if (ours.Length == 0) return Raise(new WebhookCheck(WebhookState.Missing, null, []));

        // Two may share our address in one environment only by mistake; the better one delivers.
        var (webhook, check) = ours.Select(one => (one, Judge(one))).MinBy(pair => pair.Item2.State);
        if (ChangeFor(check, repair) is not { } change) return Raise(check);
        var changed = await webhooks.ChangeAsync(webhook.Id, change, cancellationToken);
        if (changed.Outcome != TruvOutcome.Found) return Raise(check);

        telemetry.Repaired(check.State);
        return Raise(Judge(changed.Webhooks[0]) with { Repaired = check.State });
    }

    private WebhookCheck Judge(TruvWebhook webhook)
    {
        var missing = expected.MissingOf(webhook);
        var state = webhook.IsEnabled == false ? WebhookState.Disabled
            : missing.Length > 0 ? WebhookState.Unsubscribed
            : WebhookState.Healthy;
        return new WebhookCheck(state, null, missing);
    }

    private TruvWebhookChange? ChangeFor(WebhookCheck check, WebhookRepair repair)
    {
        var events = repair == WebhookRepair.EnableAndSubscribe && check.MissingEvents.Count > 0 ? expected.Events : null;
        bool? enabled = repair != WebhookRepair.None && check.State == WebhookState.Disabled ? true : null;
        return (enabled, events) is (null, null) ? null : new TruvWebhookChange(enabled, events);
    }

    private WebhookCheck Raise(WebhookCheck check)
    {
        telemetry.Webhook(check);
        return check;
    }
}
