using System.Globalization;

namespace Bridge.Cli.Testing;

/// <summary>How many of a whole; nothing of nothing is all of it.</summary>
/// <param name="Part">What counts.</param>
/// <param name="Whole">What could have counted.</param>
internal readonly record struct Share(int Part, int Whole)
{
    /// <summary>0 to 100.</summary>
    internal double Percent => Whole == 0 ? 100 : 100.0 * Part / Whole;

    public static Share operator +(Share a, Share b) => new(a.Part + b.Part, a.Whole + b.Whole);

    /// <summary>Rounded down, so that a miss never reads as a hit.</summary>
    public override string ToString() => Whole == 0
        ? "–"
        : string.Create(CultureInfo.InvariantCulture, $"{Math.Floor(Percent * 10) / 10:F1} %");
}
