using System.Globalization;
using Azure.Messaging.ServiceBus;
using Bridge.EndToEnd.Running;

namespace Bridge.EndToEnd.BadInput;

/// <summary>Sends requests with curl and tells what became of them: at the caller, in the log, on the queues.</summary>
internal sealed class Sender(Endpoint endpoint)
{
    private readonly BridgeUp _up = endpoint.Up;

    public Task<Outcome> SendAsync(Attempt attempt) => ObserveAsync(attempt.Body, () => CurlAsync(attempt));

    /// <summary>Tells what becomes of a request that somebody else sends.</summary>
    public async Task<Outcome> ObserveAsync(byte[] body, Func<Task<Answer>> send)
    {
        var events = await endpoint.Queues.EventsAsync();
        var quarantined = (await endpoint.Queues.QuarantineAsync()).Count;
        var verdicts = (await endpoint.Log.AllAsync()).Count;

        var answer = await send();

        var verdict = answer.IsOfTheFunction || answer.Status == 0
            ? await OwnVerdictAsync(answer, verdicts)
            : await NoVerdictAsync(verdicts);
        if (answer.IsOfTheFunction) answer.AssertSaysNothing();
        var accepted = (await endpoint.Queues.EventsAsync()).Except(events).Count();
        var kept = (await endpoint.Queues.QuarantineAsync()).Skip(quarantined).ToArray();
        return new Outcome(answer.Status, verdict?.Code, Place(accepted, kept, body, verdict?.Code));
    }

    /// <summary>One request by curl.</summary>
    public async Task<Answer> CurlAsync(Attempt attempt)
    {
        var files = Directory.CreateDirectory(Path.Combine(_up.Folder, "curl", Guid.NewGuid().ToString("N"))).FullName;
        string In(string name) => Path.Combine(files, name);
        await File.WriteAllBytesAsync(In("request"), attempt.Body);
        await File.WriteAllBytesAsync(In("signed"), attempt.SignedBody ?? attempt.Body);
        var curl = await Tool.RunAsync(
            "curl",
            [
                "--silent", "--show-error", "--max-time", "20", "--cacert", _up.Text("frontEnd", "caFile"),
                .. CertificateOf(attempt),
                "--dump-header", In("head"), "--output", In("answer"), "--write-out", "%{http_code}",
                "--data-binary", $"@{In("request")}", "--header", $"Content-Type: {attempt.ContentType}",
                .. await HeadersAsync(attempt, In("signed")), .. attempt.Options, new Curl(_up).Url + attempt.PathSuffix,
            ]);
        var status = int.Parse(curl.Output, CultureInfo.InvariantCulture);
        return new Answer(status, LastOf(await ReadAsync(In("head"))), await ReadAsync(In("answer")));
    }

    // Before a long body comes "100 Continue", with a head of its own.
    private static string LastOf(string heads) =>
        heads.Split("\r\n\r\n", StringSplitOptions.RemoveEmptyEntries).LastOrDefault("");

    private static async Task<string> ReadAsync(string file) =>
        File.Exists(file) ? await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken) : "";

    // Without an answer the log alone knows.
    private async Task<VerdictLine?> OwnVerdictAsync(Answer answer, int before)
    {
        var verdict = Assert.Single(await endpoint.Log.AfterAsync(before));
        if (answer.Reference is { } reference) Assert.Equal(reference, verdict.Reference);
        return verdict;
    }

    // The log comes in the order of the requests: had this one had a verdict, it would stand before that of the next.
    private async Task<VerdictLine?> NoVerdictAsync(int before)
    {
        var next = await CurlAsync(Attempt.Genuine() with { Signature = _ => [] });
        Assert.Equal(next.Reference, Assert.Single(await endpoint.Log.AfterAsync(before)).Reference);
        return null;
    }

    private static Kept Place(int accepted, ServiceBusReceivedMessage[] kept, byte[] body, string? verdict)
    {
        Assert.InRange(accepted + kept.Length, 0, 1);
        if (accepted == 1) return Kept.Received;
        if (kept.Length == 0) return Kept.Nowhere;
        Assert.Equal(body, kept[0].Body.ToArray());
        Assert.Equal(verdict, kept[0].ApplicationProperties["bridge-verdict"]);
        return Kept.Quarantine;
    }

    private string[] CertificateOf(Attempt attempt)
    {
        var pair = attempt.Certificate ?? new Pair(_up.Text("truvSender", "certFile"), _up.Text("truvSender", "keyFile"));
        return pair == Pair.None ? [] : ["--cert", pair.Certificate, "--key", pair.Key];
    }

    private async Task<IEnumerable<string>> HeadersAsync(Attempt attempt, string signedFile)
    {
        var sender = _up.Up.GetProperty("truvSender");
        var secret = attempt.Secret ?? sender.GetProperty("accessSecrets")[0].GetString()!;
        var digest = await Tool.RunAsync("openssl", "dgst", "-sha256", "-hmac", secret, "-r", signedFile);
        var custom = sender.GetProperty("headers").EnumerateObject().Single();
        return
        [
            .. attempt.Signature(digest.Output.Split(' ')[0]).SelectMany(value => Header("X-WEBHOOK-SIGN", value)),
            .. attempt.Key(custom.Value.GetString()!).SelectMany(value => Header(custom.Name, value)),
        ];
    }

    private static string[] Header(string name, string value) => ["--header", $"{name}: {value}"];
}
