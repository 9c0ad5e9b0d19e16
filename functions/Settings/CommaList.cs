namespace Bridge.Functions.Settings;

/// <summary>Settings that hold several values, separated by commas.</summary>
internal static class CommaList
{
    /// <summary>The values, without the white space around them; empty ones do not count.</summary>
    internal static string[] Of(string? text) =>
        (text ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
