using Bridge.Cli.Infra.Checking;
using Bridge.Cli.Infra.Compiling;

namespace Bridge.Tests.Infra.Mutations;

/// <summary>
/// Mutations that are compiled together, since a compilation takes most of a second. Each still has to break its own rule, and
/// no rule besides may break, so that none can hide behind another.
/// </summary>
internal sealed class MutationBatch(InfraVariant variant)
{
    private readonly List<InfraMutation> _mutations = [];

    internal IReadOnlyList<InfraMutation> Mutations => _mutations;

    /// <summary>Puts each mutation into the first batch of its variant that it can share.</summary>
    internal static IReadOnlyList<MutationBatch> Of(IEnumerable<InfraMutation> mutations, string repository)
    {
        var batches = new List<MutationBatch>();
        foreach (var mutation in mutations)
        {
            var batch = batches.Find(one => one.Takes(mutation, repository));
            if (batch is null) batches.Add(batch = new MutationBatch(mutation.Variant));
            batch._mutations.Add(mutation);
        }

        return batches;
    }

    internal async Task<InfraModel> CompileAsync(BicepCompiler compiler, string repository)
    {
        using var sources = new InfraSources(repository);
        foreach (var mutation in _mutations) sources.Replace(mutation.File, mutation.Before, mutation.After);
        var compiled = await compiler.CompileAsync(sources.Path(InfraCheck.Template), CancellationToken.None);
        return await InfraCheck.ModelAsync(compiler, sources, variant, compiled, CancellationToken.None);
    }

    // Two that touch the same resource type's same text, or that are about one and the same thing, stay apart.
    private bool Takes(InfraMutation mutation, string repository)
    {
        if (mutation.Variant != variant || _mutations.Any(one => one.Subject is not null && one.Subject == mutation.Subject)) return false;
        if (_mutations.Any(one => one.Wider == mutation.Rule || mutation.Wider == one.Rule)) return false;
        var text = File.ReadAllText(Path.Combine(repository, "infra", mutation.File)).ReplaceLineEndings("\n");
        foreach (var one in _mutations.Where(one => one.File == mutation.File))
            text = text.Replace(one.Before, one.After, StringComparison.Ordinal);
        return text.Contains(mutation.Before, StringComparison.Ordinal);
    }
}
