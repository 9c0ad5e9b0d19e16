using System.Globalization;
using Bridge.Cli.Parked;
using Bridge.Core.DeadLetters;

namespace Bridge.Cli.DeadLetters;

/// <summary>A dead letter on one line, for people or for a machine; never its body.</summary>
internal static class DeadLetterLine
{
    internal static string Header { get; } =
        Columns("QUEUE", "NUMBER", "QUEUED (UTC)", "AGE", "REASON", "EVENT TYPE", "DELIVERIES", "BYTES", "SET ASIDE");

    internal static string Of(string queue, DeadLetter letter, DateTimeOffset now) => Printable.Text(Columns(
        queue, Number(letter.SequenceNumber), letter.EnqueuedAt.UtcDateTime.ToString("s", CultureInfo.InvariantCulture),
        DurationText.Of(now - letter.EnqueuedAt), letter.Reason ?? "none stated", letter.EventType ?? "-",
        Number(letter.Deliveries), Number(letter.Body.Length), letter.IsSetAside ? "yes" : "no"));

    internal static string JsonOf(string queue, DeadLetter letter, DateTimeOffset now) => ParkedJson.Of(new
    {
        Queue = queue,
        letter.SequenceNumber,
        letter.EnqueuedAt,
        AgeSeconds = (long)(now - letter.EnqueuedAt).TotalSeconds,
        letter.Reason,
        letter.Description,
        letter.EventType,
        letter.Deliveries,
        BodyBytes = letter.Body.Length,
        letter.MessageId,
        letter.IsSetAside,
    });

    // Fixed widths: lines are written as they come, so that a long queue needs no memory.
    private static string Columns(
        string queue, string number, string queued, string age, string reason, string type, string deliveries, string bytes,
        string aside) =>
        $"{queue,-18} {number,-20} {queued,-19} {age,-8} {reason,-28} {type,-34} {deliveries,10} {bytes,9}  {aside}";

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
