using System.Text.Json;
using Bridge.Cli.Infra.Compiling;
using Bridge.Cli.Infra.Rules;

namespace Bridge.Cli.Infra.Checking;

/// <summary>Compiles every variant and holds it to every rule.</summary>
/// <param name="Diagnostics">What the compiler says; no warning is accepted.</param>
/// <param name="Results">One for each rule; empty when the compiler has refused.</param>
internal sealed record InfraCheck(IReadOnlyList<string> Diagnostics, IReadOnlyList<RuleResult> Results)
{
    /// <summary>The template that all variants deploy.</summary>
    internal const string Template = "main.bicep";

    internal bool Passed => Diagnostics.Count == 0 && Results.All(result => result.Verdict == RuleVerdict.Kept);

    /// <summary>Checks the committed files.</summary>
    internal static async Task<InfraCheck> RunAsync(string repository, CancellationToken cancellationToken)
    {
        using var sources = new InfraSources(repository);
        await using var compiler = BicepCompiler.Start();
        var compiled = await compiler.CompileAsync(sources.Path(Template), cancellationToken);
        var diagnostics = await LintAsync(compiler, sources, compiled, cancellationToken);
        if (diagnostics.Count > 0) return new InfraCheck(diagnostics, []);

        var models = new List<InfraModel>();
        foreach (var variant in InfraVariant.All)
            models.Add(await ModelAsync(compiler, sources, variant, compiled, cancellationToken));
        return new InfraCheck([], [.. RuleBook.All.Select(rule => RuleResult.Of(rule, models))]);
    }

    /// <summary>What one variant would deploy.</summary>
    /// <exception cref="NotStartedException">It does not compile, or part of it cannot be known before the deployment.</exception>
    internal static async Task<InfraModel> ModelAsync(
        BicepCompiler compiler, InfraSources sources, InfraVariant variant, CompiledBicep compiled,
        CancellationToken cancellationToken)
    {
        if (compiled.Template is null) throw new NotStartedException(string.Join('\n', compiled.Diagnostics));
        var snapshot = await compiler.SnapshotAsync(sources.Write(variant), cancellationToken);
        if (snapshot.GetProperty("diagnostics").GetArrayLength() > 0)
            throw new NotStartedException($"{variant.Name}: {snapshot.GetProperty("diagnostics")}");
        using var template = JsonDocument.Parse(compiled.Template);
        return InfraModel.From(variant.Name, snapshot, template.RootElement.Clone());
    }

    // The template's own, then those of every parameters file, which repeat them when there are any.
    private static async Task<IReadOnlyList<string>> LintAsync(
        BicepCompiler compiler, InfraSources sources, CompiledBicep template, CancellationToken cancellationToken)
    {
        if (template.Diagnostics.Count > 0) return template.Diagnostics;
        var diagnostics = new List<string>();
        foreach (var file in Directory.GetFiles(sources.Path("."), "*.bicepparam").Order(StringComparer.Ordinal))
            diagnostics.AddRange(await compiler.LintAsync(file, cancellationToken));
        return diagnostics;
    }
}
