using System.Buffers;
using System.Text;
using System.Text.Json;
using Bridge.Core.Events;
using Bridge.Tests.Core.Events.Generated;
using FsCheck.Fluent;

namespace Bridge.Tests.Core.Events;

/// <summary>Canonical forms and event ids, byte for byte against an implementation in another language.</summary>
public sealed class CanonicalWitnessTests
{
    private const int Generated = 1500;

    [Fact]
    public async Task CanonicalFormAndId_OfGeneratedObjects_AreTheWitnesss()
    {
        string[] objects =
        [
            .. AnyJson.Objects().Generator.Sample(Generated).Select(Spell),
            .. AnyJson.Webhooks().Generator.Sample(Generated / 5).Select((any, seed) => Spell(any.Body, seed)),
        ];

        var witness = await CanonicalWitness.AskAsync(objects);

        Assert.InRange(witness.Length, 1000, int.MaxValue);
        Assert.Equal(objects.Length, witness.Length);
        Assert.All(objects.Zip(witness), pair => Assert.Equal(pair.Second, Ours(pair.First)));
    }

    [Fact]
    public async Task CanonicalFormAndId_OfEverySample_AreTheWitnesss()
    {
        string[] objects = [.. Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "data"), "*.json")
            .Select(file => JsonDocument.Parse(File.ReadAllBytes(file)).RootElement)
            .Where(sample => sample.ValueKind == JsonValueKind.Object)
            .Select(sample => JsonSerializer.Serialize(sample))];

        var witness = await CanonicalWitness.AskAsync(objects);

        Assert.InRange(witness.Length, 23, int.MaxValue);
        Assert.Equal(objects.Length, witness.Length);
        Assert.All(objects.Zip(witness), pair => Assert.Equal(pair.Second, Ours(pair.First)));
    }

    private static string Spell(JsonMembers tree, int seed) => new JsonSpelling(seed).Spell(tree);

    private static (string Canonical, string Id) Ours(string json)
    {
        var bytes = Encoding.UTF8.GetBytes(json);
        var output = new ArrayBufferWriter<byte>();
        Assert.Null(CanonicalJson.Write(bytes, output));
        Assert.Null(EventId.Of(bytes, out var id));
        return (Encoding.UTF8.GetString(output.WrittenSpan), id);
    }
}
