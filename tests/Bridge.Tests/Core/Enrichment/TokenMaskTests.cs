using System.Text.Json;
using Bridge.Core.Enrichment.Masking;

namespace Bridge.Tests.Core.Enrichment;

public sealed class TokenMaskTests
{
    public static TheoryData<string> Samples =>
        [.. Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "data"), "api.*.json").Select(f => Path.GetFileName(f)!)];

    [Theory]
    [MemberData(nameof(Samples))]
    public void Apply_EverySampleResponse_LeavesNoToken(string file)
    {
        var json = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "data", file))).RootElement;

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
