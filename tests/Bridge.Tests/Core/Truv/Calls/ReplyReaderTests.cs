using System.Text;
using Bridge.Core.Truv;
using Bridge.Core.Truv.Calls;
using FsCheck.Xunit;

namespace Bridge.Tests.Core.Truv.Calls;

public sealed class ReplyReaderTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 12, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(200, "{}", TruvOutcome.Found, false)]
    [InlineData(201, """{"id":"1"}""", TruvOutcome.Found, false)]
    [InlineData(202, "[]", TruvOutcome.Found, false)]
    [InlineData(204, "", TruvOutcome.Unavailable, true)]
    [InlineData(200, "", TruvOutcome.Unavailable, true)]
    [InlineData(200, "<html>", TruvOutcome.Unavailable, true)]
    [InlineData(200, """{"id":"1","na""", TruvOutcome.Unavailable, true)]
    [InlineData(200, """{"id":"1"} x""", TruvOutcome.Unavailable, true)]
    [InlineData(200, """{"id":"\ud800"}""", TruvOutcome.Unavailable, true)]
    [InlineData(200, """{"\udc00":1}""", TruvOutcome.Unavailable, true)]
    [InlineData(206, "{}", TruvOutcome.Unavailable, true)]
    [InlineData(301, "", TruvOutcome.Unavailable, false)]
    [InlineData(302, "{}", TruvOutcome.Unavailable, false)]
    [InlineData(404, "<html>", TruvOutcome.Unavailable, false)]
    [InlineData(404, "", TruvOutcome.Unavailable, false)]
    [InlineData(405, "", TruvOutcome.Rejected, false)]
    [InlineData(406, """{"detail":"Could not satisfy the request Accept header."}""", TruvOutcome.Rejected, false)]
    [InlineData(415, "", TruvOutcome.Rejected, false)]
    [InlineData(408, "", TruvOutcome.Unavailable, true)]
    [InlineData(500, """{"detail":"x"}""", TruvOutcome.Unavailable, true)]
    [InlineData(502, "<html>Bad Gateway</html>", TruvOutcome.Unavailable, true)]
    [InlineData(503, "", TruvOutcome.Unavailable, true)]
    public void Read_Status_IsANamedOutcome(int status, string body, TruvOutcome outcome, bool isTransient)
    {
        var reply = Read(status, body);

        Assert.Equal((outcome, isTransient), (reply.Outcome, reply.IsTransient));
        Assert.Equal(outcome == TruvOutcome.Found, reply.Resource is not null);
    }

    [Theory]
    [InlineData(400, TruvOutcome.Rejected, "incorrect_parameters")]
    [InlineData(401, TruvOutcome.Unauthorized, "authentication_failed")]
    [InlineData(403, TruvOutcome.Forbidden, "not_authenticated")]
    [InlineData(404, TruvOutcome.NotFound, null)]
    [InlineData(410, TruvOutcome.Expired, "expired_token")]
    [InlineData(429, TruvOutcome.Throttled, "throttled")]
    public void Read_SampleError_IsANamedOutcomeWithItsCode(int status, TruvOutcome outcome, string? code)
    {
        var body = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "data", $"api.error-{status}.json"));

        var reply = Read(status, body);

        Assert.Equal((outcome, code), (reply.Outcome, reply.Code));
    }

    [Theory]
    [InlineData(429, """{"error":{"code":"throttled","message":"Request was throttled. Expected available in 17 seconds."}}""", 17.0)]
    [InlineData(403, """{"error":{"detail":"Request was throttled. Expected available in 7 seconds."}}""", 7.0)]
    [InlineData(503, """{"message":"Request was throttled. Expected available in 40 seconds."}""", 40.0)]
    [InlineData(400, """{"detail":"Request was throttled. Expected available in 1 second."}""", 1.0)]
    [InlineData(200, """{"detail":"Request was throttled. Expected available in 12.5 seconds."}""", 12.5)]
    [InlineData(500, """{"error":"Request was throttled. Expected available in 3 seconds."}""", 3.0)]
    [InlineData(502, "request was throttled. expected available in 9 seconds.", 9.0)]
    [InlineData(401, """{"error":{"code":"throttled"}}""", null)]
    [InlineData(429, "", null)]
    [InlineData(429, "<html>slow down</html>", null)]
    [InlineData(429, """{"detail":"Request was throttled. Expected available in 999999999 seconds."}""", 86400.0)]
    public void Read_ThrottledInAnyShape_IsThrottledWithItsHint(int status, string body, double? seconds)
    {
        var reply = Read(status, body);

        Assert.Equal(TruvOutcome.Throttled, reply.Outcome);
        Assert.Equal(seconds, reply.RetryAfter?.TotalSeconds);
    }

    [Theory]
    [InlineData("""{"note":"Request was throttled. Expected available in 9 seconds."}""")]
    [InlineData("""{"message":"He says: Request was throttled."}""")]
    [InlineData("""[{"detail":"Request was throttled."}]""")]
    public void Read_TheWordsInsideAResource_AreNoThrottling(string body)
    {
        Assert.Equal(TruvOutcome.Found, Read(200, body).Outcome);
    }

    [Theory]
    [InlineData("30", 30)]
    [InlineData("0", 17)]
    [InlineData("Thu, 12 Mar 2026 12:00:25 GMT", 25)]
    [InlineData("Thu, 12 Mar 2026 11:00:00 GMT", 17)]
    [InlineData("soon", 17)]
    public void Read_RetryAfterHeader_CountsWhenItIsLaterThanTheText(string header, double seconds)
    {
        using var response = ScriptedTruv.Answer(429, "", ("Retry-After", header));

        var reply = ReplyReader.Read(
            429, response.Headers, """{"detail":"Request was throttled. Expected available in 17 seconds."}"""u8, Now);

        Assert.Equal(seconds, reply.RetryAfter!.Value.TotalSeconds);
    }

    [Fact]
    public void Read_CodeThatIsNoWord_IsNotKept()
    {
        Assert.Null(Read(400, """{"error":{"code":"ssn 123-45-6789"}}""").Code);
    }

    [Fact]
    public void Read_BytesThatAreNoUtf8_AreNoJson()
    {
        using var response = new HttpResponseMessage();

        Assert.Equal(
            TruvOutcome.Unavailable,
            ReplyReader.Read(200, response.Headers, [(byte)'"', 0xff, (byte)'"'], Now).Outcome);
    }

    [Property(MaxTest = 3000)]
    public bool Read_AnyBytesUnderAnyStatus_HaveAnOutcome(byte[]? bytes, ushort status)
    {
        using var response = new HttpResponseMessage();
        var reply = ReplyReader.Read(100 + (status % 500), response.Headers, bytes, Now);
        return Enum.IsDefined(reply.Outcome) && (reply.Outcome == TruvOutcome.Found) == (reply.Resource is not null);
    }

    private static TruvReply Read(int status, string body)
    {
        using var response = new HttpResponseMessage();
        return ReplyReader.Read(status, response.Headers, Encoding.UTF8.GetBytes(body), Now);
    }
}
