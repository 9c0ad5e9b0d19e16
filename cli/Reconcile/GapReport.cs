using System.Globalization;
using Bridge.Cli.Parked;
using Bridge.Core.Reconciliation.Gaps;
using Bridge.Core.Truv.Deliveries;

namespace Bridge.Cli.Reconcile;

/// <summary>Missing events one on each line, for people or for a machine, and their numbers. Ids only, never a body.</summary>
/// <param name="output">For the lines.</param>
/// <param name="json">Whether they are for a machine.</param>
internal sealed class GapReport(TextWriter output, bool json)
{
    private readonly Dictionary<GapOutcome, int> _counts = [];

    internal int WouldBeQueued => _counts.GetValueOrDefault(GapOutcome.WouldBeQueued);

    /// <summary>What is still missing.</summary>
    internal int Remaining => _counts.Sum(count => count.Key == GapOutcome.Queued ? 0 : count.Value);

    internal string Sum => _counts.Count == 0
        ? "nothing is missing"
        : string.Join(", ", _counts.Select(count => $"{count.Value.ToString(CultureInfo.InvariantCulture)} {Words(count.Key)}"));

    internal Task AddAsync(MissingEvent missing, GapOutcome outcome) =>
        AddAsync(missing.Delivery, missing.Event.Id, missing.Event.WebhookId, outcome, null);

    internal Task AddAsync(UnreadableDelivery unreadable) => AddAsync(
        unreadable.Delivery, null, unreadable.Delivery.WebhookId, GapOutcome.Unreadable, unreadable.Verdict?.Code);

    private async Task AddAsync(TruvDelivery delivery, string? eventId, string? webhookId, GapOutcome outcome, string? verdict)
    {
        if (_counts.Count == 0 && !json)
            await output.WriteLineAsync($"{"MADE (UTC)",-20} {"EVENT TYPE",-24} {"ANSWER",-6} {"STATE",-15} {"WEBHOOK",-32}  EVENT");
        _counts[outcome] = _counts.GetValueOrDefault(outcome) + 1;
        await output.WriteLineAsync(json
            ? ParkedJson.Of(new
            {
                EventId = eventId, delivery.EventType, WebhookId = webhookId, CreatedAt = delivery.EventCreatedAt,
                delivery.StatusCode, Outcome = outcome.ToString(), Verdict = verdict,
            })
            : Printable.Text(string.Create(
                CultureInfo.InvariantCulture,
                $"{delivery.EventCreatedAt?.UtcDateTime,-20:u} {delivery.EventType,-24} {delivery.StatusCode?.ToString(CultureInfo.InvariantCulture) ?? "none",-6} {Words(outcome),-15} {webhookId,-32}  {eventId ?? verdict}")));
    }

    private static string Words(GapOutcome outcome) => outcome switch
    {
        GapOutcome.WouldBeQueued => "would be queued",
        GapOutcome.Queued => "queued",
        GapOutcome.TooLarge => "too large",
        GapOutcome.QueueDown => "not taken",
        _ => "unreadable",
    };
}
