using System.Globalization;
using Bridge.Core.Parked;
using Bridge.Core.Reconciliation;
using Bridge.Core.Reconciliation.Gaps;
using Bridge.Core.Truv;
using Bridge.Core.Webhooks;

namespace Bridge.Cli.Reconcile;

/// <summary>Compares, lists, hands over when told to, and sums up.</summary>
/// <param name="work">The app's parts.</param>
/// <param name="report">For what is missing.</param>
/// <param name="errors">For everything else.</param>
/// <param name="installation">Which one it is, for the person at the terminal.</param>
internal sealed class ReconcileRun(ReconcileWork work, GapReport report, TextWriter errors, string installation)
{
    internal async Task<int> RunAsync(TimeSpan since, OperatorMode mode, CancellationToken cancellationToken)
    {
        await errors.WriteLineAsync(WebhookText.Of(await work.Webhook.LookAsync(cancellationToken)));
        if (since > ReconciliationLimits.History)
        {
            since = ReconciliationLimits.History;
            await errors.WriteLineAsync($"Truv keeps {since.Days} days: the comparison begins there.");
        }

        var (to, backlog) = await work.Horizon.LookAsync(cancellationToken);
        var window = new DeliveryWindow(work.Time.GetUtcNow() - since, to);
        if (window.To <= window.From)
        {
            await errors.WriteLineAsync($"Nothing can be compared yet: later than {Text(to)} events may still be on their way.");
            return ExitCodes.Success;
        }

        return await CompareAsync(window, backlog, mode, cancellationToken);
    }

    private async Task<int> CompareAsync(
        DeliveryWindow window, ReceivedBacklog backlog, OperatorMode mode, CancellationToken cancellationToken)
    {
        var read = 0;
        await foreach (var page in work.Search.PagesAsync(window, backlog, cancellationToken))
        {
            if (page.Outcome != TruvOutcome.Found)
            {
                await errors.WriteLineAsync(Refusal(page.Outcome));
                return ExitCodes.Failure;
            }

            read += page.Deliveries;
            foreach (var one in page.Unreadable) await report.AddAsync(one);
            foreach (var one in page.Missing) await report.AddAsync(one, await HandOverAsync(one, mode, cancellationToken));
        }

        await errors.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"{read} deliveries from {Text(window.From)} to {Text(window.To)}: {report.Sum}, at {installation}."));
        if (report.WouldBeQueued > 0) await errors.WriteLineAsync("Nothing was changed: repeat with --yes to queue them.");
        return report.Remaining == 0 ? ExitCodes.Success : ExitCodes.SomeStayed;
    }

    private async Task<GapOutcome> HandOverAsync(MissingEvent missing, OperatorMode mode, CancellationToken cancellationToken)
    {
        if (mode == OperatorMode.DryRun) return GapOutcome.WouldBeQueued;
        return await work.Recovery.RecoverAsync(missing, cancellationToken) switch
        {
            QueueOutcome.Accepted => GapOutcome.Queued,
            QueueOutcome.TooLarge => GapOutcome.TooLarge,
            _ => GapOutcome.QueueDown,
        };
    }

    private static string Refusal(TruvOutcome outcome) => outcome switch
    {
        TruvOutcome.Unauthorized or TruvOutcome.Forbidden => "Truv's API refuses this installation's certificate or Access Secret: see the app's log, "
            + "and the vault's Truv__ClientCertificate and Truv__AccessSecrets.",
        TruvOutcome.Throttled => "Truv's limit of requests is used up, by the app itself most likely: try again in some minutes.",
        TruvOutcome.Unavailable => "Truv's API does not answer: try again later; nothing is lost for 30 days.",
        _ => "Truv's API does not give its delivery history (/v1/webhook-requests/) on this host: ask Truv Support to serve it.",
    };

    private static string Text(DateTimeOffset moment) => moment.UtcDateTime.ToString("u", CultureInfo.InvariantCulture);
}
