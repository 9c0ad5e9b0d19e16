namespace Bridge.EndToEnd.BadInput;

/// <summary>A certificate and its key, as PEM files.</summary>
internal sealed record Pair(string Certificate, string Key)
{
    public static Pair None { get; } = new("", "");
}
