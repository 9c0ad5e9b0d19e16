namespace Bridge.Tests.StandIns;

/// <summary>
/// Compares what this build uses with the list of official names: a stand-in may offer no more than the list, and the
/// official packages offer no less, which proves the list itself.
/// </summary>
internal static class Surface
{
    public static void AssertOfficial(bool standIn, IEnumerable<string> used, IEnumerable<string> listed) =>
        Assert.Empty(standIn ? used.Except(listed, StringComparer.Ordinal) : listed.Except(used, StringComparer.Ordinal));
}
