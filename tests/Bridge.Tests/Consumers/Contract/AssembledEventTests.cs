using System.Text.Json;
using System.Text.Json.Nodes;
using Bridge.Consumer.Contract;
using Bridge.Core.Enrichment.Assembly;
using Bridge.Tests.Architecture;

namespace Bridge.Tests.Consumers.Contract;

/// <summary>What the bridge publishes keeps the contract that consumers read.</summary>
public sealed class AssembledEventTests
{
    private static readonly EventContract Contract = new();
    private static readonly string Payloads = Path.Combine(Repository.Root, "tests", "data", "truv", "payloads");
    private static readonly string[] Statuses =
    [
        EnrichmentStatus.Complete, EnrichmentStatus.Partial, EnrichmentStatus.NotFound, EnrichmentStatus.None,
        EnrichmentStatus.Unavailable,
    ];

    public static TheoryData<string, string> Samples => new(
        from file in Directory.GetFiles(Payloads, "webhook.*.json").Order(StringComparer.Ordinal)
        from status in Statuses
        select (Path.GetFileName(file), status));

    public static TheoryData<string> Resources =>
        [.. Directory.GetFiles(Payloads, "api.*.json").Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Samples))]
    public void Assemble_EverySampleInEveryStatus_KeepsTheContract(string sample, string status)
    {
        var enriched = Assembled.Event(File.ReadAllBytes(Path.Combine(Payloads, sample)), status);

        Assert.Null(Contract.ViolationOfEvent(JsonElement.Parse(enriched.Body.Span)));
        Assert.Equal(EventContract.DataSchema, JsonElement.Parse(enriched.Body.Span).GetProperty("dataschema").GetString());
    }

    [Theory]
    [MemberData(nameof(Resources))]
    public void Assemble_EverySampleResource_LeavesNoTokenThatTheContractForbids(string resource)
    {
        var json = JsonElement.Parse(File.ReadAllBytes(Path.Combine(Payloads, resource)));

        var enriched = Assembled.Event(Assembled.Webhook, EnrichmentStatus.Complete, json);

        Assert.Null(Contract.ViolationOfEvent(JsonElement.Parse(enriched.Body.Span)));
    }

    [Fact]
    public void Assemble_WebhookWithoutTimeSubjectAndSignature_KeepsTheContract()
    {
        var enriched = Assembled.Event("""{"webhook_id":"1","event_type":"never seen"}"""u8.ToArray(), EnrichmentStatus.None, signed: false);

        Assert.Null(Contract.ViolationOfEvent(JsonElement.Parse(enriched.Body.Span)));
    }

    [Fact]
    public void Example_OfTheContract_IsWhatTheBridgePublishes()
    {
        var file = Path.Combine(ContractFiles.Folder, "examples", "order-created.json");

        var published = JsonNode.Parse(Assembled.Event(Assembled.Webhook, EnrichmentStatus.Complete).Body.Span);

        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(File.ReadAllText(file)), published), published!.ToJsonString());
    }

    [Theory]
    [InlineData("/id", null)]
    [InlineData("/id", "\"short\"")]
    [InlineData("/time", "\"yesterday\"")]
    [InlineData("/dataschema", "\"https://truv-bridge.invalid/contract/2/data.json\"")]
    [InlineData("/data", null)]
    [InlineData("/dataref", "\"https://a.example/b\"")]
    [InlineData("/data/event/webhook_id", null)]
    [InlineData("/data/resources/order/deep/access_token", "\"secret\"")]
    [InlineData("/data/enrichment/status", "\"great\"")]
    [InlineData("/data/enrichment/outcomes/order", "\"lost\"")]
    [InlineData("/data/evidence/signature", "\"v2=1\"")]
    [InlineData("/data/evidence/body", "\"not base64\"")]
    public void Contract_EventWithOneThingWrong_IsViolated(string place, string? value)
    {
        var json = JsonNode.Parse(Assembled.Event(Assembled.Webhook, EnrichmentStatus.Complete).Body.Span)!;
        var names = place.Split('/')[1..];
        var parent = names[..^1].Aggregate(json, (node, name) => node[name] ??= new JsonObject()).AsObject();
        if (value is null) parent.Remove(names[^1]);
        else parent[names[^1]] = JsonNode.Parse(value);

        var violation = Contract.ViolationOfEvent(JsonSerializer.SerializeToElement(json));

        Assert.NotNull(violation);
        Assert.DoesNotContain("secret", violation, StringComparison.Ordinal);
    }
}
