using Bridge.Tests;
using Bridge.Tests.Builders;
using Bridge.Tests.Local.ServiceBus.Contract;

[assembly: TestCollectionOrderer(typeof(TestOrder))]

namespace Bridge.Tests;

/// <summary>The order of the classes of this assembly.</summary>
public sealed class TestOrder() : LongestFirst("Storage.CrashTests", nameof(NodeContractTests));
