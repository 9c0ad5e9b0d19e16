using System.Text.RegularExpressions;

namespace Bridge.Tests.Infra.Walk;

/// <summary>Positions in a path.</summary>
internal static partial class Positions
{
    /// <summary>The path for any position.</summary>
    internal static string None(string path) => Position().Replace(path, "[]");

    [GeneratedRegex(@"\[\d+\]")]
    private static partial Regex Position();
}
