using System.Text.Json;
using Json.Schema;

namespace Bridge.Consumer.Contract;

/// <summary>Version 1 of the contract (consumers/contract), as JSON Schema.</summary>
public sealed class EventContract
{
    /// <summary>The <c>dataschema</c> of every event that this version describes.</summary>
    public const string DataSchema = Base + "data.json";

    private const string Base = "https://truv-bridge.invalid/contract/1/";
    private const int MostViolations = 5;

    private static readonly string[] Files =
    [
        "event.json", "resources.json", "enrichment.json", "evidence.json", "data.json", "cloudevent.json", "properties.json",
    ];

    private static readonly EvaluationOptions Verdict = new() { OutputFormat = OutputFormat.Flag, RequireFormatValidation = true };
    private static readonly EvaluationOptions Places = new() { OutputFormat = OutputFormat.List, RequireFormatValidation = true };

    private readonly Dictionary<string, JsonSchema> _schemas = [];

    /// <summary>Reads the schemas, which are part of this assembly.</summary>
    public EventContract()
    {
        // A registry of its own: the library's global one would refuse the same schemas a second time.
        var build = new BuildOptions { SchemaRegistry = new SchemaRegistry() };
        foreach (var file in Files)
        {
            using var text = new StreamReader(typeof(EventContract).Assembly.GetManifestResourceStream($"contract/{file}")!);
            _schemas[file] = JsonSchema.FromText(text.ReadToEnd(), build);
        }
    }

    /// <summary>Compares an event with <c>cloudevent.json</c>.</summary>
    /// <returns>Where it differs, without any value of it; null when it keeps the contract.</returns>
    public string? ViolationOfEvent(JsonElement cloudEvent) => Violation("cloudevent.json", cloudEvent);

    /// <summary>Compares the data of an event, as a claim check gives it, with <c>data.json</c>.</summary>
    /// <returns>Where it differs, without any value of it; null when it keeps the contract.</returns>
    public string? ViolationOfData(JsonElement data) => Violation("data.json", data);

    /// <summary>Compares a message's application properties with <c>properties.json</c>.</summary>
    /// <returns>Where they differ; null when they keep the contract.</returns>
    public string? ViolationOfProperties(JsonElement properties) => Violation("properties.json", properties);

    // Errors quote values, and values are personal data: places and keywords only.
    private string? Violation(string file, JsonElement json)
    {
        if (_schemas[file].Evaluate(json, Verdict).IsValid) return null;
        var places = (_schemas[file].Evaluate(json, Places).Details ?? [])
            .Where(detail => detail is { IsValid: false, Errors.Count: > 0 })
            .Select(detail => $"{Place(detail)} ({string.Join(", ", detail.Errors!.Keys.Where(key => key.Length > 0))})")
            .Distinct()
            .Take(MostViolations);
        return string.Join("; ", places) is { Length: > 0 } text ? text : "/";
    }

    private static string Place(EvaluationResults detail) =>
        detail.InstanceLocation.ToString() is { Length: > 0 } place ? place : "/";
}
