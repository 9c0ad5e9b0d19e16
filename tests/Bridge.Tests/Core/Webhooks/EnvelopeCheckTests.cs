using Bridge.Core.Webhooks;
using Microsoft.Extensions.Primitives;

namespace Bridge.Tests.Core.Webhooks;

public sealed class EnvelopeCheckTests
{
    [Theory]
    [InlineData(null, "BRG100")]
    [InlineData("", "BRG100")]
    [InlineData("application/json", "BRG100")]
    [InlineData("Application/JSON", "BRG100")]
    [InlineData("application/json; charset=utf-8", "BRG100")]
    [InlineData("application/cloudevents+json", "BRG100")]
    [InlineData("application/vnd.truv.v1+JSON; v=1", "BRG100")]
    [InlineData("text/plain", "BRG102")]
    [InlineData("text/json", "BRG102")]
    [InlineData("application/jsonx", "BRG102")]
    [InlineData("application/x-www-form-urlencoded", "BRG102")]
    [InlineData("application/json, text/plain", "BRG102")]
    [InlineData("json", "BRG102")]
    [InlineData("/", "BRG102")]
    public void Refusal_MediaType_IsJsonOrUnstated(string? contentType, string code)
    {
        Assert.Equal(code, Judge(contentType: contentType));
    }

    [Fact]
    public void Refusal_MediaTypeOfAnyLength_IsNotParsedBeyondASaneOne()
    {
        Assert.Equal("BRG100", Judge(contentType: "application/json; a=" + new string('x', 236)));
        Assert.Equal("BRG102", Judge(contentType: "application/json; a=" + new string('x', 237)));
    }

    [Theory]
    [InlineData(null, "BRG100")]
    [InlineData("", "BRG100")]
    [InlineData("identity", "BRG100")]
    [InlineData("gzip", "BRG103")]
    [InlineData("identity, gzip", "BRG103")]
    [InlineData("br", "BRG103")]
    public void Refusal_ContentEncoding_IsNone(string? encoding, string code)
    {
        Assert.Equal(code, Judge(encoding: encoding is null ? default : new StringValues(encoding)));
    }

    [Fact]
    public void Refusal_SeveralEncodings_AreRefusedEvenWhenEachIsNone()
    {
        Assert.Equal("BRG103", Judge(encoding: new StringValues(["identity", "identity"])));
        Assert.Equal("BRG103", Judge(encoding: new StringValues([null])));
    }

    [Theory]
    [InlineData(null, "BRG100")]
    [InlineData(0L, "BRG100")]
    [InlineData(100L, "BRG100")]
    [InlineData(101L, "BRG101")]
    [InlineData(long.MaxValue, "BRG101")]
    public void Refusal_DeclaredLength_IsAtMostTheCap(long? length, string code)
    {
        Assert.Equal(code, Judge(length: length));
    }

    private static string Judge(string? contentType = null, StringValues encoding = default, long? length = null)
    {
        var request = new WebhookRequest(
            name => name == "Content-Encoding" ? encoding : default, contentType, length, Stream.Null);
        return (new EnvelopeCheck(100).Refusal(request, new Evidence()) ?? Verdicts.Accepted).Code;
    }
}
