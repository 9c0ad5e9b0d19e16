using System.Globalization;
using Bridge.Core.Events;

namespace Bridge.Core.DeadLetters;

/// <summary>
/// The MessageId of a replayed dead letter, <c>&lt;id&gt;/replay/&lt;number&gt;</c>. With its own id the copy would be accepted and
/// silently dropped as a duplicate of itself; the number makes it new, yet the same however often this one dead letter is
/// replayed (decision 0009).
/// </summary>
internal static class ReplayId
{
    private const string Infix = "/replay/";

    internal static string Of(DeadLetter letter) => MessageIds.WithSuffix(
        OriginOf(letter.MessageId), Infix + letter.SequenceNumber.ToString(CultureInfo.InvariantCulture));

    /// <summary>The id before any replay, so that a message that fails again and again keeps a short one.</summary>
    private static string OriginOf(string messageId)
    {
        var at = messageId.LastIndexOf(Infix, StringComparison.Ordinal);
        return at >= 0 && messageId.AsSpan(at + Infix.Length) is { IsEmpty: false } rest && !rest.ContainsAnyExceptInRange('0', '9')
            ? messageId[..at]
            : messageId;
    }
}
