using System.Text.Json;

namespace Bridge.Cli.Mutation;

/// <summary>A project that can be mutated, and the tests that are to notice.</summary>
/// <param name="Folder">Its folder below the repository.</param>
/// <param name="Project">Name of its project file.</param>
/// <param name="Tests">Filter for the tests, as <c>dotnet test --filter</c> takes it.</param>
internal sealed record MutationTarget(string Folder, string Project, string Tests)
{
    /// <summary>
    /// Parts of the names of tests that take seconds. Each would run again for every mutant it reaches; faster ones look
    /// at the same code. Stryker knows no traits of tests that are programs, so they are named here.
    /// </summary>
    internal static readonly IReadOnlyList<string> SlowTests =
    [
        "WitnessTests.", "GenuineDer_AnyByteChanged_IsRefused", "Read_AnyBitFlipped_IsNeverTaken",
        "Of_AnotherValueOfAnyOtherMember_IsAnotherEvent", "GenuineRequest_BodyChangedAnywhere_IsNotQueued",
        "GenuineRequest_OneHeaderChangedAnywhere_IsNotQueued", "AnyRequest_IsAVerdictAndNeverAccepted",
        "AnySignedBody_IsAcknowledgedAndKeptOnce", "Read_VaultOfAnotherAuthority_SaysThatItCannotBeReached",
    ];

    /// <summary>
    /// Tables of texts, which docs/verdicts.md repeats word by word under a test of its own. Their entries are made once for
    /// a process, and so is the test host that Stryker asks about every mutant: it could not notice a change in them.
    /// </summary>
    internal static readonly IReadOnlyList<string> Tables = ["!**/*Verdicts.cs"];

    internal static readonly IReadOnlyList<MutationTarget> All =
    [
        new("core", "Bridge.Core.csproj", TestsOf("Bridge.Tests.Core")),
        new("functions", "Bridge.Functions.csproj", TestsOf("Bridge.Tests.Functions")),
    ];

    /// <summary>The globs among those given that lie in this project, relative to it. A folder stands for all below it.</summary>
    internal IReadOnlyList<string> Own(IEnumerable<string> globs) =>
    [
        .. globs.Select(glob => glob.Replace('\\', '/').TrimEnd('/'))
            .Select(glob => glob.StartsWith("./", StringComparison.Ordinal) ? glob[2..] : glob)
            .Where(glob => glob == Folder || glob.StartsWith($"{Folder}/", StringComparison.Ordinal))
            .Select(glob => glob == Folder ? "" : glob[(Folder.Length + 1)..])
            .Select(glob => glob.EndsWith(".cs", StringComparison.Ordinal) ? glob : $"{glob}/**/*.cs".TrimStart('/')),
    ];

    /// <summary>Stryker's configuration for this project.</summary>
    /// <param name="globs">What to mutate, relative to the project.</param>
    /// <param name="concurrency">Test processes at a time.</param>
    /// <param name="tests">Another filter for the tests; null for this target's own.</param>
    internal string ToConfiguration(IReadOnlyList<string> globs, int concurrency, string? tests) =>
        JsonSerializer.Serialize(new Dictionary<string, object>
        {
            ["stryker-config"] = new Dictionary<string, object>
            {
                ["project"] = Project,
                ["configuration"] = Testing.Dotnet.Configuration,
                // xunit v3 tests are programs of their own, which VSTest cannot tell mutants.
                ["test-runner"] = "mtp",
                ["coverage-analysis"] = "perTest",
                ["test-case-filter"] = tests ?? Tests,
                ["mutate"] = (string[])[.. globs, .. Tables],
                ["concurrency"] = concurrency,
                ["reporters"] = Reporters,
            },
        });

    private static string TestsOf(string space) => string.Join(
        '&', [$"FullyQualifiedName~{space}.", .. SlowTests.Select(name => $"FullyQualifiedName!~{name}")]);

    private static string[] Reporters => Console.IsOutputRedirected ? ["json", "html", "dots"] : ["json", "html", "progress"];
}
