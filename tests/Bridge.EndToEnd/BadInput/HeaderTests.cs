namespace Bridge.EndToEnd.BadInput;

/// <summary>Requests of the right caller with something wrong in their headers.</summary>
[Collection(typeof(EndpointCollection))]
public sealed class HeaderTests(Endpoint endpoint)
{
    private static readonly Dictionary<string, (Func<Attempt, Attempt> Break, Outcome Expected)> Cases = new()
    {
        ["custom header missing"] = (it => it with { Key = _ => [] }, Outcome.Refused(401, "BRG120")),
        ["custom header twice"] = (it => it with { Key = value => [value, value] }, Outcome.Refused(401, "BRG120")),
        ["custom header other"] = (it => it with { Key = _ => ["guess"] }, Outcome.Refused(401, "BRG121")),
        ["custom header in other case"] = (
            it => it with { Key = value => [OtherCase(value)] }, Outcome.Refused(401, "BRG121")),
        ["custom header cut"] = (it => it with { Key = value => [value[..^1]] }, Outcome.Refused(401, "BRG121")),
        ["custom header with more"] = (it => it with { Key = value => [$"{value} x"] }, Outcome.Refused(401, "BRG121")),
        ["signature missing"] = (it => it with { Signature = _ => [] }, Outcome.Refused(401, "BRG130")),
        ["signature twice"] = (
            it => it with { Signature = digest => [$"v1={digest}", $"v1={digest}"] }, Outcome.Refused(401, "BRG130")),
        ["signature upper-case"] = (
            it => it with { Signature = digest => [$"v1={digest.ToUpperInvariant()}"] }, Outcome.Refused(401, "BRG130")),
        ["signature without v1="] = (it => it with { Signature = digest => [digest] }, Outcome.Refused(401, "BRG130")),
        ["signature with v2="] = (it => it with { Signature = digest => [$"v2={digest}"] }, Outcome.Refused(401, "BRG130")),
        ["signature cut"] = (it => it with { Signature = digest => [$"v1={digest[..^1]}"] }, Outcome.Refused(401, "BRG130")),
        ["text/plain"] = (it => it with { ContentType = "text/plain" }, Outcome.Refused(415, "BRG102")),
        ["GET"] = (it => it with { Options = ["--request", "GET"] }, Outcome.RefusedByThePlatform(404)),
        ["PUT"] = (it => it with { Options = ["--request", "PUT"] }, Outcome.RefusedByThePlatform(404)),
        ["other path"] = (it => it with { PathSuffix = "/more" }, Outcome.RefusedByThePlatform(404)),
        ["header section of 40 KB"] = (
            it => it with { Options = ["--http1.1", "--header", $"X-Filler: {new string('x', 40_000)}"] },
            Outcome.RefusedByThePlatform(431)),
        ["certificate header of 100 KB"] = (
            it => it with { Options = ["--http1.1", "--header", $"X-ARR-ClientCert: {new string('M', 100_000)}"] },
            Outcome.RefusedByThePlatform(431)),
    };

    private readonly Sender _sender = endpoint.Sender;

    public static TheoryData<string> Names => [.. Cases.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Request_BrokenInOneWay_IsRefusedForThatReason(string name)
    {
        var (breakIt, expected) = Cases[name];

        var outcome = await _sender.SendAsync(breakIt(Attempt.Genuine()));

        Assert.Equal(expected, outcome);
    }

    // RFC 9110 §5.5: white space around a value is no part of it. In the text of HTTP/1.1 the front end drops it, so it never
    // reaches the check; in the frames of HTTP/2, where RFC 9113 §8.2.1 forbids it, it arrives and is compared as it is.
    [Fact]
    public async Task CustomHeader_TrailingSpaceInHttp1_IsNoPartOfTheValue() =>
        Assert.Equal(Outcome.Accepted, await _sender.SendAsync(WithTrailingSpace("--http1.1")));

    [Fact]
    public async Task CustomHeader_TrailingSpaceInHttp2_IsAnotherValue() =>
        Assert.Equal(Outcome.Refused(401, "BRG121"), await _sender.SendAsync(WithTrailingSpace("--http2")));

    [Fact]
    public async Task HeaderSection_TooLongInHttp2_CostsTheCallerItsConnectionAndNobodyElseAnything()
    {
        var before = (await endpoint.Log.AllAsync()).Count;

        var answer = await _sender.CurlAsync(
            Attempt.Genuine() with { Options = ["--http2", "--header", $"X-Filler: {new string('x', 40_000)}"] });

        Assert.Equal(0, answer.Status);
        Assert.Equal(Outcome.Accepted, await _sender.SendAsync(Attempt.Genuine()));
        Assert.Single(await endpoint.Log.AfterAsync(before));
    }

    [Fact]
    public async Task Refusals_OfEveryCheck_CannotBeToldApart()
    {
        Attempt[] attempts =
        [
            Attempt.Genuine() with { Certificate = await endpoint.Openssl.SelfSignedAsync() },
            Attempt.Genuine() with { Key = _ => ["guess"] },
            Attempt.Genuine() with { Signature = _ => [] },
            Attempt.Genuine() with { Secret = "sandbox-other" },
        ];

        var answers = new List<Answer>();
        foreach (var attempt in attempts) answers.Add(await _sender.CurlAsync(attempt));

        Assert.Single(answers.Select(Anonymous).Distinct());
        Assert.All(answers, answer => Assert.Equal(401, answer.Status));
    }

    private static Attempt WithTrailingSpace(string protocol) =>
        Attempt.Genuine() with { Key = value => [$"{value} "], Options = [protocol] };

    private static string Anonymous(Answer answer) => string.Join('\n', answer.Head.Split('\n')
        .Where(line => !line.StartsWith("date:", StringComparison.OrdinalIgnoreCase))
        .Append(answer.Body.Replace(answer.Reference!, "", StringComparison.Ordinal)));

    private static string OtherCase(string value) =>
        string.Concat(value.Select(c => char.IsLower(c) ? char.ToUpperInvariant(c) : char.ToLowerInvariant(c)));
}
