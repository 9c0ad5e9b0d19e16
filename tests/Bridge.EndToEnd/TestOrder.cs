using Bridge.EndToEnd;
using Bridge.Tests.Builders;

[assembly: TestCollectionOrderer(typeof(TestOrder))]

namespace Bridge.EndToEnd;

/// <summary>The order of the classes of this assembly.</summary>
public sealed class TestOrder() : LongestFirst(nameof(FaultyTruvTests), nameof(ReconcileTests), nameof(RotationTests));
