namespace Bridge.EndToEnd.Running;

/// <summary>The code blocks of the README, so that they cannot rot.</summary>
internal static class Readme
{
    public static string[] Lines { get; } = File.ReadAllLines(Repository.Path("README.md"));

    /// <summary>The block that is fenced as <c>```bash name</c>; the plain one for an empty name.</summary>
    public static string Block(string name) => string.Join('\n', Lines
        .SkipWhile(line => line != $"```bash {name}".TrimEnd())
        .Skip(1)
        .TakeWhile(line => line != "```"));
}
