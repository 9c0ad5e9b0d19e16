using System.Text.Json;

namespace Bridge.Cli.Mutation;

/// <summary>Reads a report in the mutation testing report schema, which Stryker writes.</summary>
/// <param name="root">The repository.</param>
internal sealed class MutationReportReader(string root)
{
    /// <summary>Every file of the report that has a mutant which was not ignored.</summary>
    internal IReadOnlyList<FileMutants> Read(JsonElement report)
    {
        var project = report.TryGetProperty("projectRoot", out var folder) ? folder.GetString()! : root;
        return
        [
            .. report.GetProperty("files").EnumerateObject()
                .Select(file => new FileMutants(Relative(project, file.Name), Mutants(file.Value)))
                .Where(file => file.Mutants.Count > 0)
                .OrderBy(file => file.File, StringComparer.Ordinal),
        ];
    }

    private string Relative(string project, string file) =>
        Path.GetRelativePath(root, Path.Combine(project, file)).Replace('\\', '/');

    private static Mutant[] Mutants(JsonElement file) =>
    [
        .. file.GetProperty("mutants").EnumerateArray().Select(Mutant)
            .Where(mutant => mutant.Status != MutantStatus.Ignored),
    ];

    private static Mutant Mutant(JsonElement mutant) => new(
        mutant.GetProperty("location").GetProperty("start").GetProperty("line").GetInt32(),
        mutant.GetProperty("mutatorName").GetString()!,
        mutant.TryGetProperty("replacement", out var replacement) ? replacement.GetString() ?? "" : "",
        Enum.Parse<MutantStatus>(mutant.GetProperty("status").GetString()!));
}
