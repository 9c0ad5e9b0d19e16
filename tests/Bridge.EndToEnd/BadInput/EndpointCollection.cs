namespace Bridge.EndToEnd.BadInput;

/// <summary>The tests that share an endpoint; they run one after the other, so that each sees its own verdict.</summary>
[CollectionDefinition]
public sealed class EndpointCollection : ICollectionFixture<Endpoint>;
