using Xunit.Sdk;
using Xunit.v3;

namespace Bridge.Tests.Builders;

/// <summary>Starts the classes that take a minute or more at once: begun last, they would run on alone.</summary>
/// <param name="longest">Their names, the longest first.</param>
public abstract class LongestFirst(params string[] longest) : ITestCollectionOrderer
{
    /// <inheritdoc />
    public IReadOnlyCollection<TTestCollection> OrderTestCollections<TTestCollection>(
        IReadOnlyCollection<TTestCollection> testCollections)
        where TTestCollection : ITestCollection =>
        [.. testCollections.OrderBy(PlaceOf).ThenBy(collection => collection.UniqueID, StringComparer.Ordinal)];

    private int PlaceOf<TTestCollection>(TTestCollection collection)
        where TTestCollection : ITestCollection
    {
        var place = Array.FindIndex(
            longest, name => collection.TestCollectionDisplayName.Contains($".{name} ", StringComparison.Ordinal));
        return place < 0 ? longest.Length : place;
    }
}
