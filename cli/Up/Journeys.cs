using Bridge.Local.Truv;

namespace Bridge.Cli.Up;

/// <summary>All samples on their way; safe to be told of from several threads.</summary>
internal sealed class Journeys(TimeProvider time)
{
    private const string Complete = "complete";

    private readonly Lock _gate = new();
    private readonly List<Journey> _journeys = [];
    private readonly Dictionary<string, long> _sentAt = new(StringComparer.Ordinal);

    /// <summary>Raised after every change, with the journey changed.</summary>
    internal event Action<Journey>? Changed;

    internal IReadOnlyList<Journey> All
    {
        get
        {
            lock (_gate) return [.. _journeys];
        }
    }

    internal Summary Summary
    {
        get
        {
            lock (_gate) return SummaryOf(_journeys);
        }
    }

    internal void Sending(Sample sample, string certificate)
    {
        lock (_gate)
        {
            _journeys.Add(new Journey(sample, certificate));
            _sentAt[sample.WebhookId] = time.GetTimestamp();
        }
    }

    internal void Answered(Delivery delivery) =>
        Update(delivery.WebhookId, journey => journey with { Delivery = delivery });

    /// <summary>Notes that a consumer got an event.</summary>
    /// <returns>False when it is none of the samples.</returns>
    internal bool Consumed(string webhookId, string? enrichment) => Update(webhookId, journey => journey with
    {
        Enrichment = enrichment,
        Consumed = journey.Consumed + 1,
        Milliseconds = journey.Milliseconds ?? time.GetElapsedTime(_sentAt[webhookId]).TotalMilliseconds,
    });

    private bool Update(string webhookId, Func<Journey, Journey> change)
    {
        Journey changed;
        lock (_gate)
        {
            var at = _journeys.FindIndex(journey => journey.Sample.WebhookId == webhookId);
            if (at < 0) return false;
            changed = _journeys[at] = change(_journeys[at]);
        }

        Changed?.Invoke(changed);
        return true;
    }

    private static Summary SummaryOf(List<Journey> journeys) => new(
        Sent: journeys.Count,
        Accepted: journeys.Count(journey => journey.Delivery?.Accepted == true),
        Consumed: journeys.Count(journey => journey.Consumed > 0),
        Enriched: journeys.Count(journey => journey.Enrichment == Complete),
        Lost: journeys.Count(journey => journey.Consumed == 0),
        Duplicated: journeys.Sum(journey => Math.Max(0, journey.Consumed - 1)));
}
