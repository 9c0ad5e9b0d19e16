using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Bridge.EndToEnd.Running;

namespace Bridge.EndToEnd.BadInput;

/// <summary>Requests of the right caller with something wrong about the body or its signature.</summary>
[Collection(typeof(EndpointCollection))]
public sealed class BodyTests(Endpoint endpoint)
{
    private const int MaxBodyBytes = 256 * 1024;

    private static readonly JsonSerializerOptions Spaced = new() { WriteIndented = true };

    private static readonly Dictionary<string, (Func<string, Attempt> Make, Outcome Expected)> Cases = new()
    {
        ["signature of another body"] = (
            body => Attempt.Signed(body) with { SignedBody = "other"u8.ToArray() }, Outcome.Quarantined(401, "BRG131")),
        ["signature of a deleted secret"] = (
            body => Attempt.Signed(body) with { Secret = "sandbox-deleted" }, Outcome.Quarantined(401, "BRG131")),
        ["re-serialised"] = (
            body => Attempt.Signed(Indented(body)) with { SignedBody = Encoding.UTF8.GetBytes(body) },
            Outcome.Quarantined(401, "BRG131")),
        ["a line feed more"] = (
            body => Attempt.Signed(body + "\n") with { SignedBody = Encoding.UTF8.GetBytes(body) },
            Outcome.Quarantined(401, "BRG131")),
        ["gzip"] = (
            body => new Attempt(Gzip(body)) with { Options = ["--header", "Content-Encoding: gzip"] },
            Outcome.Refused(415, "BRG103")),
        ["gzip that says nothing of it"] = (body => new Attempt(Gzip(body)), Outcome.Quarantined(202, "BRG144")),
        ["over the cap"] = (_ => Long(MaxBodyBytes + 1), Outcome.Refused(413, "BRG101")),
        ["over the cap, HTTP/1.1"] = (
            _ => Long(MaxBodyBytes + 1) with { Options = ["--http1.1"] }, Outcome.Refused(413, "BRG101")),
        ["over the cap, chunked"] = (
            _ => Long(MaxBodyBytes + 1) with { Options = ["--http1.1", "--header", "Transfer-Encoding: chunked"] },
            Outcome.Refused(413, "BRG101")),
        ["over the cap, HTTP/2 without a length"] = (
            _ => Long(MaxBodyBytes + 1) with { Options = ["--http2", "--header", "Transfer-Encoding: chunked"] },
            Outcome.Refused(413, "BRG101")),
        ["10 MB of brackets"] = (_ => Attempt.Signed(new string('[', 10_000_000)), Outcome.Refused(413, "BRG101")),
        ["10 MB of brackets, chunked"] = (
            _ => Attempt.Signed(new string('[', 10_000_000)) with
            {
                Options = ["--http1.1", "--header", "Transfer-Encoding: chunked"],
            },
            Outcome.Refused(413, "BRG101")),
        ["200 KB of brackets"] = (_ => Attempt.Signed(new string('[', 200_000)), Outcome.Quarantined(202, "BRG147")),
        ["UTF-16"] = (body => new Attempt(Encoding.Unicode.GetBytes(body)), Outcome.Quarantined(202, "BRG148")),
        ["byte order mark"] = (body => Attempt.Signed('\uFEFF' + body), Outcome.Quarantined(202, "BRG148")),
        ["empty"] = (_ => new Attempt([]), Outcome.Quarantined(202, "BRG140")),
        ["array"] = (body => Attempt.Signed($"[{body}]"), Outcome.Quarantined(202, "BRG142")),
        ["webhook_id twice"] = (
            body => Attempt.Signed("""{"webhook_id":"first",""" + body[1..]), Outcome.Quarantined(202, "BRG143")),
        ["no webhook_id"] = (
            body => Attempt.Signed(body.Replace("webhook_id", "webhook", StringComparison.Ordinal)),
            Outcome.Quarantined(202, "BRG141")),
    };

    public static TheoryData<string> Names => [.. Cases.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Body_BrokenInOneWay_IsTreatedAsTheContractSays(string name)
    {
        var (make, expected) = Cases[name];

        var outcome = await endpoint.Sender.SendAsync(make(Webhook.New().Body));

        Assert.Equal(expected, outcome);
    }

    [Fact]
    public async Task Body_ChunkedBelowTheCap_IsAccepted()
    {
        var chunked = Attempt.Genuine() with { Options = ["--http1.1", "--header", "Transfer-Encoding: chunked"] };

        Assert.Equal(Outcome.Accepted, await endpoint.Sender.SendAsync(chunked));
    }

    private static Attempt Long(int bytes)
    {
        var body = Webhook.New().Body;
        return Attempt.Signed(body + new string(' ', bytes - body.Length));
    }

    private static string Indented(string body)
    {
        using var json = JsonDocument.Parse(body);
        return JsonSerializer.Serialize(json, Spaced);
    }

    private static byte[] Gzip(string body)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest)) gzip.Write(Encoding.UTF8.GetBytes(body));
        return packed.ToArray();
    }
}
