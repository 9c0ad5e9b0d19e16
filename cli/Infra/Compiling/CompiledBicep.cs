namespace Bridge.Cli.Infra.Compiling;

/// <summary>What the compiler made of one template.</summary>
/// <param name="Template">The ARM template as JSON; null when it does not compile.</param>
/// <param name="Diagnostics">Errors and warnings; linter rules are errors.</param>
internal sealed record CompiledBicep(string? Template, IReadOnlyList<string> Diagnostics);
