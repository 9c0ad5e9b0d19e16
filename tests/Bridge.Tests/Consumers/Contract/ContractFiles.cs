using System.Text.Json.Nodes;
using Bridge.Tests.Architecture;

namespace Bridge.Tests.Consumers.Contract;

/// <summary>The contract in consumers/contract, and what of it was released.</summary>
internal static class ContractFiles
{
    public static readonly string Folder = Path.Combine(Repository.Root, "consumers", "contract");

    private static readonly string[] Others = ["asyncapi.json", "package.json", "package-lock.json"];

    /// <summary>The names of the schemas.</summary>
    public static string[] Names { get; } = [.. NamesIn(Folder).Except(Others)];

    /// <summary>The released version that the current one must be compatible with: the latest.</summary>
    public static Version Latest { get; } = Directory.GetDirectories(Path.Combine(Folder, "released"))
        .Select(folder => Version.Parse(Path.GetFileName(folder))).Max()!;

    public static string ReleasedFolder { get; } = Path.Combine(Folder, "released", Latest.ToString());

    public static JsonObject Current(string name) => Read(Path.Combine(Folder, name));

    public static JsonObject Released(string name) => Read(Path.Combine(ReleasedFolder, name));

    public static IEnumerable<string> NamesIn(string folder) =>
        Directory.GetFiles(folder, "*.json").Select(file => Path.GetFileName(file)!).Order(StringComparer.Ordinal);

    private static JsonObject Read(string file) => JsonNode.Parse(File.ReadAllText(file))!.AsObject();
}
