using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Bridge.Cli.Testing;

namespace Bridge.Cli.Coverage;

/// <summary>Reads a Cobertura report, the common language of coverage tools.</summary>
/// <param name="root">The repository.</param>
internal sealed partial class CoberturaReader(string root)
{
    /// <summary>Every file of the report that passes a filter on its path relative to the repository.</summary>
    internal IReadOnlyList<FileCoverage> Read(XDocument report, Func<string, bool> filter)
    {
        string[] sources = [.. report.Descendants("source").Select(source => source.Value)];
        return
        [
            .. report.Descendants("class")
                .GroupBy(type => Relative(sources, (string)type.Attribute("filename")!), StringComparer.Ordinal)
                .Where(file => filter(file.Key))
                .Select(file => new FileCoverage(file.Key, Lines(file)))
                .Where(file => file.Lines.Count > 0)
                .OrderBy(file => file.File, StringComparer.Ordinal),
        ];
    }

    // File names stand relative to one of the sources; a report of one file alone names its folder.
    private string Relative(string[] sources, string file)
    {
        var full = sources.Select(source => Path.Combine(source, file)).FirstOrDefault(File.Exists)
            ?? Path.Combine(sources.FirstOrDefault() ?? root, file);
        return Path.GetRelativePath(root, full).Replace('\\', '/');
    }

    // Each class lists its lines once below its methods and once more below itself.
    private static CoverageLine[] Lines(IEnumerable<XElement> types) =>
    [
        .. types.SelectMany(type => type.Elements("lines").Elements("line"))
            .Select(Line)
            .GroupBy(line => line.Number)
            .Select(CoverageLine.Merge)
            .OrderBy(line => line.Number),
    ];

    private static CoverageLine Line(XElement line)
    {
        var conditions = Conditions().Match((string?)line.Attribute("condition-coverage") ?? "");
        var branches = conditions.Success
            ? new Share(Number(conditions.Groups["part"].Value), Number(conditions.Groups["whole"].Value))
            : default;
        return new CoverageLine(
            Number((string)line.Attribute("number")!), (string?)line.Attribute("hits") != "0", branches);
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\((?<part>\d+)/(?<whole>\d+)\)")]
    private static partial Regex Conditions();
}
