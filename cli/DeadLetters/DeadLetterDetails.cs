using System.Globalization;
using Bridge.Cli.Parked;
using Bridge.Core.DeadLetters;

namespace Bridge.Cli.DeadLetters;

/// <summary>Everything about one dead letter but its body.</summary>
internal static class DeadLetterDetails
{
    internal static IEnumerable<string> Of(string queue, DeadLetter letter, DateTimeOffset now)
    {
        yield return Row("queue", queue);
        yield return Row("number", letter.SequenceNumber.ToString(CultureInfo.InvariantCulture));
        yield return Row("message id", letter.MessageId);
        yield return Row("queued at", letter.EnqueuedAt.ToString("O", CultureInfo.InvariantCulture));
        yield return Row("age", DurationText.Of(now - letter.EnqueuedAt));
        yield return Row("event type", letter.EventType ?? "-");
        yield return Row("deliveries", letter.Deliveries.ToString(CultureInfo.InvariantCulture));
        yield return Row("body", string.Create(CultureInfo.InvariantCulture, $"{letter.Body.Length} bytes"));
        foreach (var (name, value) in letter.Properties.OrderBy(property => property.Key, StringComparer.Ordinal))
            yield return Row(name, value);
        yield return "";
        yield return Row("reason", letter.Reason ?? "none stated");
        yield return Row("description", letter.Description ?? "-");
    }

    internal static string JsonOf(string queue, DeadLetter letter, DateTimeOffset now) => ParkedJson.Of(new
    {
        Queue = queue,
        letter.SequenceNumber,
        letter.MessageId,
        letter.EnqueuedAt,
        AgeSeconds = (long)(now - letter.EnqueuedAt).TotalSeconds,
        letter.Reason,
        letter.Description,
        letter.EventType,
        letter.Deliveries,
        BodyBytes = letter.Body.Length,
        letter.IsSetAside,
        letter.Properties,
    });

    private static string Row(string name, string value) => Printable.Text($"{name,-27} {value}");
}
