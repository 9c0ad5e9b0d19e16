using System.Globalization;
using Bridge.Cli.Testing;

namespace Bridge.Cli.Mutation;

/// <summary>The mutants of a file.</summary>
/// <param name="File">Path relative to the repository.</param>
/// <param name="Mutants">Without those that were ignored.</param>
internal sealed record FileMutants(string File, IReadOnlyList<Mutant> Mutants)
{
    /// <summary>Noticed mutants of those that count: the mutation score.</summary>
    internal Share Score => new(
        Mutants.Count(mutant => mutant.IsNoticed), Mutants.Count(mutant => mutant.IsNoticed || mutant.IsMissed));

    /// <summary>What no test noticed, as <c>file:line</c> and the change.</summary>
    internal IEnumerable<string> Missed => Mutants.Where(mutant => mutant.IsMissed)
        .OrderBy(mutant => mutant.Line)
        .Select(mutant => string.Create(
            CultureInfo.InvariantCulture,
            $"{File}:{mutant.Line} {(mutant.Status == MutantStatus.NoCoverage ? "(no coverage) " : "")}{mutant.Text}"));

    internal int Count(MutantStatus status) => Mutants.Count(mutant => mutant.Status == status);
}
