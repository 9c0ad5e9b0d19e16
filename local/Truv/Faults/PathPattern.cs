using System.IO.Enumeration;

namespace Bridge.Local.Truv;

/// <summary>Paths with <c>*</c> and <c>?</c>.</summary>
internal static class PathPattern
{
    internal static bool Matches(string pattern, string path) =>
        FileSystemName.MatchesSimpleExpression(pattern, path, ignoreCase: false);
}
