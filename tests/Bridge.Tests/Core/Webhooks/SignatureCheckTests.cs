using System.Text;
using System.Text.Json;
using Bridge.Core.Webhooks;
using Bridge.Tests.Builders;

namespace Bridge.Tests.Core.Webhooks;

public sealed class SignatureCheckTests
{
    public static TheoryData<string> Vectors => [.. VectorFile().EnumerateArray().Select(v => v.GetProperty("name").GetString()!)];

    [Theory]
    [MemberData(nameof(Vectors))]
    public void Refusal_PublishedVector_AgreesWithIt(string name)
    {
        var vector = VectorFile().EnumerateArray().Single(v => v.GetProperty("name").GetString() == name);
        var body = Encoding.UTF8.GetBytes(vector.GetProperty("body").GetString()!);
        var check = new SignatureCheck([AccessSecret.FromText("a", vector.GetProperty("secret").GetString()!)]);
        var request = new WebhookBuilder().With(SignatureCheck.HeaderName, vector.GetProperty("header").GetString()).Build();

        var refusal = check.Refusal(request, body, new Evidence());

        Assert.Equal(vector.GetProperty("valid").GetBoolean(), refusal is null);
    }

    [Fact]
    public void Refusal_AnySingleBitOfTheDigestFlipped_IsAMismatch()
    {
        var body = Encoding.UTF8.GetBytes(WebhookBuilder.Body);
        var check = new SignatureCheck([AccessSecret.FromText("a", WebhookBuilder.Secret)]);
        var digest = Convert.FromHexString(WebhookBuilder.Sign(body).AsSpan(3));

        for (var bit = 0; bit < digest.Length * 8; bit++)
        {
            var flipped = (byte[])digest.Clone();
            flipped[bit / 8] ^= (byte)(1 << (bit % 8));
            var header = "v1=" + Convert.ToHexStringLower(flipped);
            var request = new WebhookBuilder().With(SignatureCheck.HeaderName, header).Build();

            Assert.Equal(Verdicts.SignatureMismatch, check.Refusal(request, body, new Evidence()));
        }
    }

    [Fact]
    public void ToString_AccessSecret_ShowsTheLabelOnly()
    {
        Assert.Equal("label", AccessSecret.FromText("label", WebhookBuilder.Secret).ToString());
    }

    private static JsonElement VectorFile() => JsonDocument.Parse(
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "data", "signature-vectors.json")))
        .RootElement.GetProperty("vectors");
}
