using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Bridge.Functions.Storage;

/// <summary>
/// Where things lie in the ledger's table. An event, the rows by which its ids find it and the row by which its age finds it
/// share one partition, so that one transaction writes or deletes them all: there is never one without the others.
/// </summary>
internal static class LedgerKeys
{
    /// <summary>
    /// Few enough for a search to ask each of them, and for writes that come together to meet in one; enough for 2,000
    /// entities a second in each.
    /// </summary>
    internal const int PartitionCount = 16;

    private const int LongestId = 200;

    /// <summary>All partitions.</summary>
    internal static IReadOnlyList<string> Partitions { get; } = [.. Enumerable.Range(0, PartitionCount).Select(Name)];

    /// <summary>Number of the partition in which an event lies.</summary>
    internal static int ShardOf(string eventId)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(eventId), hash);
        return hash[0] % PartitionCount;
    }

    /// <summary>Partition in which an event lies.</summary>
    internal static string PartitionOf(string eventId) => Partitions[ShardOf(eventId)];

    /// <summary>Row of the event itself.</summary>
    internal static string Event(string eventId) => $"e:{Escape(eventId)}";

    /// <summary>Row by which an id finds the event.</summary>
    /// <param name="escapedId">The id, escaped.</param>
    /// <param name="eventId">The event.</param>
    internal static string Index(string escapedId, string eventId) => $"x:{escapedId}:{Escape(eventId)}";

    /// <summary>Rows by which an id finds events: from the first key to before the second.</summary>
    internal static (string From, string To) IndexRange(string id) => ($"x:{Escape(id)}:", $"x:{Escape(id)};");

    /// <summary>Row by which the day of its first record finds the event.</summary>
    internal static string Age(DateOnly day, string eventId) => $"t:{Text(day)}:{Escape(eventId)}";

    /// <summary>Rows of events first recorded before a day: from the first key to before the second.</summary>
    internal static (string From, string To) AgeRange(DateOnly before) => ("t:", $"t:{Text(before)}");

    /// <summary>
    /// An id as part of a key. Ids are opaque, and keys may have no <c>/ \ # ?</c> and no control characters; so whatever is
    /// neither letter, digit, dot, hyphen nor underscore is <c>~</c> and the hex of its UTF-8, and what is too long is
    /// <c>~h</c> and its hash.
    /// </summary>
    internal static string Escape(string id)
    {
        var escaped = new StringBuilder(id.Length);
        foreach (var octet in Encoding.UTF8.GetBytes(id))
        {
            if (char.IsAsciiLetterOrDigit((char)octet) || octet is (byte)'.' or (byte)'-' or (byte)'_') escaped.Append((char)octet);
            else escaped.Append(CultureInfo.InvariantCulture, $"~{octet:X2}");
        }

        return escaped.Length <= LongestId
            ? escaped.ToString()
            : $"~h{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(id)))}";
    }

    private static string Name(int shard) => shard.ToString("x2", CultureInfo.InvariantCulture);

    private static string Text(DateOnly day) => day.ToString("yyyyMMdd", CultureInfo.InvariantCulture);
}
