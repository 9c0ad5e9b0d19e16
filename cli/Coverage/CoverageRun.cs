using System.Xml.Linq;
using Bridge.Cli.Testing;

namespace Bridge.Cli.Coverage;

/// <summary>Runs the unit tests on instrumented assemblies.</summary>
/// <param name="Report">In Cobertura's form.</param>
/// <param name="TestsPassed">Whether all tests passed; what a failing test ran proves nothing.</param>
internal sealed record CoverageRun(XDocument Report, bool TestsPassed)
{
    private static readonly string[] Assemblies = ["[Bridge.Core]*", "[Bridge.Functions]*"];

    internal static async Task<CoverageRun> RunAsync(CancellationToken cancellationToken)
    {
        var results = RepositoryRoot.Combine(".bridge", "coverage");
        if (Directory.Exists(results)) Directory.Delete(results, recursive: true);
        var exitCode = await Dotnet.RunAsync(RepositoryRoot.Path, Arguments(results), cancellationToken);
        var file = Directory.Exists(results) ? Directory.EnumerateFiles(results, "*cobertura*.xml").SingleOrDefault() : null;
        if (file is null) throw new NotStartedException("The tests left no coverage report; what went wrong stands above.");

        await using var report = File.OpenRead(file);
        return new CoverageRun(await XDocument.LoadAsync(report, LoadOptions.None, cancellationToken), exitCode == 0);
    }

    private static string[] Arguments(string results) =>
    [
        "test", "--project", Path.Combine("tests", "Bridge.Tests"), "--configuration", Dotnet.Configuration,
        "--results-directory", results,
        "--coverlet", "--coverlet-output-format", "cobertura",
        .. Assemblies.SelectMany(assembly => new[] { "--coverlet-include", assembly }),
        "--coverlet-exclude-by-attribute", "GeneratedCodeAttribute",
    ];
}
