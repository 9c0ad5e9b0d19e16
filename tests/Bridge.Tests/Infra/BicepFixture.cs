using Bridge.Cli.Infra.Checking;
using Bridge.Cli.Infra.Compiling;
using Bridge.Tests.Architecture;
using Bridge.Tests.Infra.Mutations;

namespace Bridge.Tests.Infra;

/// <summary>One compiler for all tests of what is deployed, and the committed files as it sees them.</summary>
public sealed class BicepFixture : IAsyncLifetime
{
    // The tests of one collection run one after the other.
    private readonly Dictionary<MutationBatch, InfraModel> _mutated = [];
    private readonly InfraSources _sources = new(Repository.Root);

    internal BicepCompiler Compiler { get; } = BicepCompiler.Start();

    internal CompiledBicep Compiled { get; private set; } = new(null, []);

    internal IReadOnlyDictionary<InfraVariant, InfraModel> Models { get; private set; } =
        new Dictionary<InfraVariant, InfraModel>();

    /// <summary>The mutations in as few compilations as keep them apart.</summary>
    internal IReadOnlyList<MutationBatch> Batches { get; } = MutationBatch.Of(InfraMutation.All, Repository.Root);

    /// <summary>What would be deployed with a batch of mutations; each batch is compiled once.</summary>
    internal async Task<InfraModel> MutatedAsync(MutationBatch batch)
    {
        if (!_mutated.TryGetValue(batch, out var model))
            _mutated[batch] = model = await batch.CompileAsync(Compiler, Repository.Root);
        return model;
    }

    public async ValueTask InitializeAsync()
    {
        var models = new Dictionary<InfraVariant, InfraModel>();
        Compiled = await Compiler.CompileAsync(_sources.Path(InfraCheck.Template), CancellationToken.None);
        foreach (var variant in InfraVariant.All)
            models[variant] = await InfraCheck.ModelAsync(Compiler, _sources, variant, Compiled, CancellationToken.None);
        Models = models;
    }

    public async ValueTask DisposeAsync()
    {
        await Compiler.DisposeAsync();
        _sources.Dispose();
    }
}
