using System.Globalization;
using Bridge.Cli.Terminal;
using Bridge.Cli.Testing;

namespace Bridge.Cli.Mutation;

/// <summary>What the tests noticed in a set of files, and whether it is enough.</summary>
/// <param name="Files">At least one file.</param>
/// <param name="Threshold">Least mutation score, percent.</param>
internal sealed record MutationResult(IReadOnlyList<FileMutants> Files, double Threshold)
{
    private static readonly MutantStatus[] Shown =
    [
        MutantStatus.Killed, MutantStatus.Timeout, MutantStatus.Survived, MutantStatus.NoCoverage,
        MutantStatus.CompileError,
    ];

    internal Share Score => Files.Select(file => file.Score).Aggregate(default(Share), (a, b) => a + b);

    internal bool IsEnough => Score.Whole > 0 && Score.Percent >= Threshold;

    internal string Verdict => string.Create(
        CultureInfo.InvariantCulture,
        $"Mutation score {Score} ({Score.Part} of {Score.Whole} mutants noticed); at least {Threshold:0.##} % is wanted: ")
        + (IsEnough ? "met." : "missed.");

    internal ReportTable ToTable() => new(
        ["File", "Killed", "Timeout", "Survived", "No coverage", "Not compiled", "Score"],
        [
            .. Files.Select(file => Row(file.File, file.Count, file.Score)),
            Row("Total", status => Files.Sum(file => file.Count(status)), Score),
        ]);

    private static string[] Row(string name, Func<MutantStatus, int> count, Share score) =>
        [name, .. Shown.Select(status => count(status).ToString(CultureInfo.InvariantCulture)), $"{score}"];
}
