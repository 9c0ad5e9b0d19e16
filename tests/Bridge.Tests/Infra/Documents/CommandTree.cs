using System.CommandLine;
using System.Reflection;
using System.Text.RegularExpressions;
using Bridge.Cli.Infra;
using Bridge.Tests.Architecture;

namespace Bridge.Tests.Infra.Documents;

/// <summary>The commands of the program, from the lines of <c>cli/Program.cs</c> that add them.</summary>
internal static partial class CommandTree
{
    // Answered by the script before the program is built.
    private static readonly string[] OfTheScript = ["flavour"];

    private static readonly string[] Everywhere = ["--help", "--version", "-h"];

    internal static Command Root { get; } = Build();

    /// <summary>What is wrong with a command line; null when it exists.</summary>
    internal static string? Problem(string line)
    {
        Command current = Root;
        foreach (var word in line.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => word.TrimEnd(',', '.', ':', ';', ')')))
        {
            if (word is "|" or "&&" or "||" or "\\" or "…" or "#" || word.StartsWith('>') || word.StartsWith('<')) break;
            if (word.StartsWith('-'))
            {
                if (!Everywhere.Contains(word) && !Options(current).Contains(word.Split('=')[0])) return $"{current.Name} has no {word}";
            }
            else if (current.Subcommands.FirstOrDefault(command => command.Name == word) is { } next)
            {
                current = next;
            }
            else if (current == Root)
            {
                return OfTheScript.Contains(word) || word.StartsWith('[') ? null : $"there is no command {word}";
            }
            else if (current.Subcommands.Count > 0 && current.Arguments.Count == 0 && !current.Options.Any())
            {
                return $"{current.Name} has no command {word}";
            }
        }

        return null;
    }

    private static IEnumerable<string> Options(Command command) =>
        command.Options.SelectMany(option => option.Aliases.Append(option.Name));

    private static RootCommand Build()
    {
        var program = File.ReadAllText(Path.Combine(Repository.Root, "cli", "Program.cs"));
        var root = new RootCommand();
        foreach (Match match in Added().Matches(program))
        {
            var type = typeof(InfraCommand).Assembly.GetTypes().Single(one => one.Name == match.Groups[1].Value);
            root.Add((Command)type.GetMethod("Create", BindingFlags.NonPublic | BindingFlags.Static)!.Invoke(null, null)!);
        }

        return root;
    }

    [GeneratedRegex(@"^\s+(\w+)\.Create\(\),", RegexOptions.Multiline)]
    private static partial Regex Added();
}
