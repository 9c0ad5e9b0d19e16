using System.Text.Json.Nodes;

namespace Bridge.Tests.Consumers.Contract;

public sealed class SchemaComparisonTests
{
    private const string Released =
        """
        {
          "$id": "a", "type": "object", "required": ["id", "status"],
          "properties": {
            "id": { "type": "string", "pattern": "^[a-z]+$", "description": "old" },
            "label": { "type": ["string", "null"] },
            "status": { "enum": ["good", "bad"] },
            "at": { "type": "string", "format": "date-time" },
            "map": { "additionalProperties": { "type": "string" } },
            "fixed": { "const": 1 },
            "ref": { "$ref": "#/$defs/some" }
          },
          "$defs": { "some": { "type": "integer" } }
        }
        """;

    [Theory]
    [InlineData("removed property", "/properties/label", null)]
    [InlineData("narrowed type", "/properties/label/type", "\"string\"")]
    [InlineData("widened type", "/properties/id/type", "[\"string\",\"null\"]")]
    [InlineData("new required property", "/required", "[\"id\",\"status\",\"label\"]")]
    [InlineData("no longer required property", "/required", "[\"id\"]")]
    [InlineData("removed enum value", "/properties/status/enum", "[\"good\"]")]
    [InlineData("added enum value", "/properties/status/enum", "[\"good\",\"bad\",\"ugly\"]")]
    [InlineData("new pattern", "/properties/label/pattern", "\"^x\"")]
    [InlineData("changed pattern", "/properties/id/pattern", "\"^[a-f]+$\"")]
    [InlineData("removed format", "/properties/at/format", null)]
    [InlineData("closed object", "/additionalProperties", "false")]
    [InlineData("changed map", "/properties/map/additionalProperties/type", "\"integer\"")]
    [InlineData("changed constant", "/properties/fixed/const", "2")]
    [InlineData("changed definition", "/$defs/some/type", "\"number\"")]
    [InlineData("removed definition", "/$defs/some", null)]
    [InlineData("changed reference", "/properties/ref/$ref", "\"#/$defs/other\"")]
    [InlineData("changed identity", "/$id", "\"b\"")]
    [InlineData("member that is ruled out", "/properties/id", "false")]
    public void BreakingChanges_OfABreakingChange_NamesIt(string change, string place, string? value)
    {
        var found = Assert.Single(SchemaComparison.BreakingChanges(JsonNode.Parse(Released), Changed(place, value)));

        Assert.True(found.StartsWith(place, StringComparison.Ordinal), $"{change}: {found}");
    }

    [Theory]
    [InlineData("/properties/added", "{\"type\":\"string\"}")]
    [InlineData("/$defs/added", "{\"type\":\"string\"}")]
    [InlineData("/properties/id/description", "\"new\"")]
    [InlineData("/x-version", "\"1.1.0\"")]
    [InlineData("/required", "[\"status\",\"id\"]")]
    [InlineData("/properties/status/enum", "[\"bad\",\"good\"]")]
    public void BreakingChanges_OfAnAddition_AreNone(string place, string value)
    {
        Assert.Empty(SchemaComparison.BreakingChanges(JsonNode.Parse(Released), Changed(place, value)));
    }

    private static JsonNode Changed(string place, string? value)
    {
        var schema = JsonNode.Parse(Released)!;
        var names = place.Split('/')[1..];
        var parent = names[..^1].Aggregate(schema, (node, name) => node[name]!).AsObject();
        if (value is null) Assert.True(parent.Remove(names[^1]));
        else parent[names[^1]] = JsonNode.Parse(value);
        return schema;
    }
}
