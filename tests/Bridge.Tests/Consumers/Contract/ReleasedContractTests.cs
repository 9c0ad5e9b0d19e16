using System.Text.Json.Nodes;
using Bridge.Consumer.Contract;
using Bridge.Core.Enrichment.Assembly;

namespace Bridge.Tests.Consumers.Contract;

/// <summary>The contract may grow within a major version, and nothing else (docs/decisions/0008).</summary>
public sealed class ReleasedContractTests
{
    public static TheoryData<string> Schemas => [.. ContractFiles.Names];

    private static Version Current { get; } = VersionOf(ContractFiles.Current("cloudevent.json"));

    [Fact]
    public void Schemas_ComparedWithTheReleasedOnesOfTheSameMajorVersion_BreakNobody()
    {
        var released = Current.Major == ContractFiles.Latest.Major ? ContractFiles.NamesIn(ContractFiles.ReleasedFolder) : [];

        var changes = released.SelectMany(name => ContractFiles.Names.Contains(name)
            ? SchemaComparison.BreakingChanges(ContractFiles.Released(name), ContractFiles.Current(name), name)
            : [$"{name}: removed"]);

        Assert.Empty(changes);
    }

    [Fact]
    public void Version_WhenTheSchemasDifferFromTheReleasedOnes_IsHigher()
    {
        var isChanged = ContractFiles.Names.Any(name => !File.Exists(Path.Combine(ContractFiles.ReleasedFolder, name))
            || !JsonNode.DeepEquals(Unversioned(ContractFiles.Current(name)), Unversioned(ContractFiles.Released(name))));

        Assert.Equal(isChanged, Current > ContractFiles.Latest);
        Assert.True(Current >= ContractFiles.Latest);
    }

    [Theory]
    [MemberData(nameof(Schemas))]
    public void Schema_Identity_NamesTheMajorVersion(string name)
    {
        var schema = ContractFiles.Current(name);

        Assert.Equal(Current, VersionOf(schema));
        Assert.Equal($"https://truv-bridge.invalid/contract/{Current.Major}/{name}", (string?)schema["$id"]);
        Assert.Equal("https://json-schema.org/draft/2020-12/schema", (string?)schema["$schema"]);
    }

    [Fact]
    public void AsyncApi_Version_IsThatOfTheSchemas()
    {
        Assert.Equal(Current.ToString(), (string?)ContractFiles.Current("asyncapi.json")["info"]!["version"]);
    }

    [Fact]
    public void DataSchema_OfTheContract_IsTheIdentityOfTheSchemaOfData()
    {
        Assert.Equal(EventContract.DataSchema, (string?)ContractFiles.Current("data.json")["$id"]);
    }

    [Fact]
    public void Statuses_OfTheContract_AreThoseOfTheBridge()
    {
        var statuses = typeof(EnrichmentStatus).GetFields().Select(field => (string)field.GetRawConstantValue()!).ToHashSet();

        Assert.Equal(statuses, Enum("enrichment.json", "status"));
        Assert.Equal(statuses, Enum("properties.json", "bridge-enrichment"));
    }

    private static HashSet<string> Enum(string schema, string property) =>
        [.. ContractFiles.Current(schema)["properties"]![property]!["enum"]!.AsArray().Select(value => (string)value!)];

    private static Version VersionOf(JsonObject schema) => Version.Parse((string)schema["x-version"]!);

    private static JsonObject Unversioned(JsonObject schema)
    {
        schema.Remove("x-version");
        return schema;
    }
}
