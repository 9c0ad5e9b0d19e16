using System.Text.Json;
using Bridge.Core.Enrichment.Masking;

namespace Bridge.Tests.Core.Enrichment;

public sealed class TokenMaskTests
{
    /// <summary>Truv's sample responses, and those that the simulator has besides.</summary>
    public static TheoryData<string> Samples =>
        [.. new[] { "data", "samples" }
            .SelectMany(folder => Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, folder), "api.*.json"))
            .Select(file => Path.GetRelativePath(AppContext.BaseDirectory, file))];

    [Fact]
    public void Samples_AreTruvsAndTheSimulators()
    {
        Assert.Contains(Path.Combine("data", "api.order.json"), Samples.Select(row => row.Data));
        Assert.Contains(Path.Combine("samples", "api.auth.json"), Samples.Select(row => row.Data));
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void Apply_EverySampleResponse_LeavesNoToken(string file)
    {
        var json = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, file))).RootElement;

        var masked = TokenMask.Apply(json).GetRawText();

        Assert.DoesNotContain("\"access_token\":", masked, StringComparison.Ordinal);
        Assert.DoesNotContain("\"bridge_token\":", masked, StringComparison.Ordinal);
        Assert.DoesNotContain("0000000000000000000000000000000", masked, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"a":[{"access_token":"s","b":1}]}""", """{"a":[{"b":1}]}""")]
    [InlineData("""{"u":"https://x/?bridge_token=s&id=1#f"}""", """{"u":"https://x/?bridge_token=***&id=1#f"}""")]
    [InlineData("""[null,true,1.50,"t"]""", """[null,true,1.50,"t"]""")]
    public void Apply_Json_RemovesTokensAndKeepsTheRest(string json, string expected)
    {
        var masked = TokenMask.Apply(JsonDocument.Parse(json).RootElement);

        Assert.True(JsonElement.DeepEquals(JsonDocument.Parse(expected).RootElement, masked), masked.GetRawText());
    }
}
