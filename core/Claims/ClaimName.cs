using System.Globalization;

namespace Bridge.Core.Claims;

/// <summary>
/// The name of stored data: the day on which they were stored, and their SHA-256. The day makes every later day's event write
/// its own copy, so that a rule that deletes by age never takes data from under a younger event (docs/decisions/0010).
/// </summary>
/// <param name="Day">The day, UTC.</param>
/// <param name="Sha256">SHA-256 of the bytes, lower-case hex.</param>
public sealed record ClaimName(DateOnly Day, string Sha256)
{
    private const string DayFormat = "yyyy-MM-dd";
    private const string Extension = ".json";
    private const int HashLength = 64;

    /// <summary>The first moment after the day, from which on no event can refer to the data for the first time.</summary>
    public DateTimeOffset EndOfDay => new(Day.AddDays(1), TimeOnly.MinValue, TimeSpan.Zero);

    /// <summary>Reads a name; null when it is none that <see cref="ToString"/> writes.</summary>
    public static ClaimName? Parse(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return name.Length == DayFormat.Length + 1 + HashLength + Extension.Length
            && name[DayFormat.Length] == '/'
            && name.EndsWith(Extension, StringComparison.Ordinal)
            && DateOnly.TryParseExact(
                name.AsSpan(0, DayFormat.Length), DayFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            && name[(DayFormat.Length + 1)..^Extension.Length] is var hash
            && hash.All(char.IsAsciiHexDigitLower)
            ? new ClaimName(day, hash)
            : null;
    }

    /// <inheritdoc />
    public override string ToString() => $"{Day.ToString(DayFormat, CultureInfo.InvariantCulture)}/{Sha256}{Extension}";
}
