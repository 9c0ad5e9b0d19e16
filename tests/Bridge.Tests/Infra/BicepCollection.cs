namespace Bridge.Tests.Infra;

/// <summary>All tests that need the compiler.</summary>
[CollectionDefinition(nameof(BicepCollection))]
public sealed class BicepCollection : ICollectionFixture<BicepFixture>;
