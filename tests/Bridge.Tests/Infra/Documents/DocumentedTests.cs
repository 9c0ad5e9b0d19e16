using System.Text.RegularExpressions;
using Bridge.Tests.Architecture;

namespace Bridge.Tests.Infra.Documents;

/// <summary>Every command, setting, section and test that a document names is there.</summary>
public sealed partial class DocumentedTests
{
    private static readonly string[] OfThePlatform = ["AzureWebJobsStorage__", "FUNCTIONS_", "WEBSITE_", "APPLICATIONINSIGHTS_"];

    public static TheoryData<string> Documents =>
    [
        "README.md",
        .. Directory.GetFiles(Path.Combine(Repository.Root, "docs"), "*.md").Select(file => Path.GetRelativePath(Repository.Root, file)),
    ];

    [Theory]
    [MemberData(nameof(Documents))]
    public void Commands_Exist(string document)
    {
        var problems = Command().Matches(Read(document)).Select(match => match.Groups[1].Value)
            .Select(line => (line, problem: CommandTree.Problem(line))).Where(one => one.problem is not null);

        Assert.Empty(problems);
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public void Settings_AreKnownToTheApp(string document)
    {
        var known = KnownSettings.Names().Select(name => name.Replace(@"\d+", "0", StringComparison.Ordinal)).ToArray();

        var unknown = Setting().Matches(Read(document)).Select(match => match.Value)
            .Where(name => !OfThePlatform.Any(prefix => name.StartsWith(prefix, StringComparison.Ordinal)))
            .Select(name => Number().Replace(name, "__0"))
            .Where(name => !known.Any(one => one.Equals(name, StringComparison.OrdinalIgnoreCase)
                || one.StartsWith(name + "__", StringComparison.OrdinalIgnoreCase)));

        Assert.Empty(unknown);
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public void Links_ToSections_LeadToOne(string document)
    {
        var folder = Path.GetDirectoryName(document)!;
        var links = Link().Matches(Read(document)).Select(match => (File: match.Groups[1].Value, Section: match.Groups[2].Value))
            .Where(link => !link.File.Contains("://", StringComparison.Ordinal));

        Assert.All(links, link =>
        {
            var target = link.File.Length == 0 ? document : Path.Combine(folder, link.File);
            Assert.Contains(link.Section, Read(target).Split('\n').Where(line => line.StartsWith('#')).Select(Anchor));
        });
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public void Tests_ThatAreNamed_Exist(string document)
    {
        var tests = Directory.EnumerateFiles(Path.Combine(Repository.Root, "tests"), "*.cs", SearchOption.AllDirectories)
            .Select(Path.GetFileNameWithoutExtension).ToHashSet();

        Assert.All(Test().Matches(Read(document)).Select(match => match.Groups[1].Value), name => Assert.Contains(name, tests));
    }

    [Fact]
    public void Problem_OfWhatDoesNotExist_IsSeen()
    {
        Assert.NotNull(CommandTree.Problem("fly"));
        Assert.NotNull(CommandTree.Problem("infra check --colour"));
        Assert.Null(CommandTree.Problem("infra check --json"));
        Assert.Null(CommandTree.Problem("deploy sandbox --yes"));
    }

    private static string Read(string document) => File.ReadAllText(Path.Combine(Repository.Root, document)).ReplaceLineEndings("\n");

    // As the renderers do: small letters, no punctuation, hyphens for spaces.
    private static string Anchor(string heading) => string.Concat(heading.TrimStart('#').Trim().ToLowerInvariant()
        .Where(c => char.IsLetterOrDigit(c) || c is ' ' or '-' or '_').Select(c => c == ' ' ? '-' : c));

    [GeneratedRegex(@"\./bridge ([^`\n]+)")]
    private static partial Regex Command();

    [GeneratedRegex(@"\b[A-Z][A-Za-z]+(?:__[A-Za-z0-9]+)+\b")]
    private static partial Regex Setting();

    [GeneratedRegex(@"__(?:N|\d+)(?=__|$)")]
    private static partial Regex Number();

    [GeneratedRegex(@"\]\(([^)\s#]*)#([^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"`(\w+Tests)`")]
    private static partial Regex Test();
}
