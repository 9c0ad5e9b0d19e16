using System.CommandLine;
using System.Globalization;
using System.Runtime.InteropServices;

namespace Bridge.Cli.Terminal;

/// <summary>A measurement as a file to commit: when it was made and with what, then its parts.</summary>
internal sealed class MarkdownReport(string title, string command, TimeProvider time)
{
    private readonly List<string> _parts = [];

    /// <summary>The option of every command that measures something.</summary>
    internal static Option<string?> CreateOption(string example) => new("--markdown")
    {
        Description = $"Write the report to this file as well, for example {example}.", HelpName = "file",
    };

    /// <summary>Adds a paragraph or a table.</summary>
    internal MarkdownReport Add(string part)
    {
        _parts.Add(part);
        return this;
    }

    /// <summary>Adds a heading and a list below it; nothing when the list is empty.</summary>
    internal MarkdownReport AddList(string heading, IEnumerable<string> items)
    {
        string[] lines = [.. items.Select(item => $"- {item}")];
        return lines.Length == 0 ? this : Add($"## {heading}").Add(string.Join('\n', lines));
    }

    public override string ToString()
    {
        var when = time.GetUtcNow().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var head = $"Made by `{command}` on {when} ({RuntimeInformation.FrameworkDescription}, "
            + $"{RuntimeInformation.OSArchitecture}, {Environment.ProcessorCount} cores).";
        return string.Join("\n\n", [$"# {title}", head, .. _parts]) + "\n";
    }

    /// <summary>Writes the file, if one is asked for.</summary>
    internal async Task WriteAsync(string? file, CancellationToken cancellationToken)
    {
        if (file is null) return;
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!);
        await File.WriteAllTextAsync(file, ToString(), cancellationToken);
    }
}
