using System.Text;
using System.Text.Json;
using Bridge.Core.Webhooks;
using Bridge.Tests.Builders;
using Microsoft.Extensions.Primitives;

namespace Bridge.Tests.Core.Webhooks;

public sealed class SignatureCheckTests
{
    private static readonly byte[] Body = Encoding.UTF8.GetBytes(WebhookBuilder.Body);
    private static readonly string Genuine = WebhookBuilder.Sign(Body);

    private readonly SignatureCheck _check = new(
        [AccessSecret.FromText("a", "sandbox-old"), AccessSecret.FromText("b", WebhookBuilder.Secret)]);

    public static TheoryData<string> Vectors => [.. VectorFile().EnumerateArray().Select(v => v.GetProperty("name").GetString()!)];

    [Theory]
    [MemberData(nameof(Vectors))]
    public void Refusal_PublishedVector_AgreesWithIt(string name)
    {
        var vector = VectorFile().EnumerateArray().Single(v => v.GetProperty("name").GetString() == name);
        var body = Encoding.UTF8.GetBytes(vector.GetProperty("body").GetString()!);
        var check = new SignatureCheck([AccessSecret.FromText("a", vector.GetProperty("secret").GetString()!)]);

        var refusal = check.Refusal(Request(vector.GetProperty("header").GetString()), body, new Evidence());

        Assert.Equal(vector.GetProperty("valid").GetBoolean(), refusal is null);
    }

    [Fact]
    public void Refusal_AnySingleBitOfTheHeaderFlipped_IsRefused()
    {
        for (var bit = 0; bit < Genuine.Length * 8; bit++)
        {
            var header = Genuine.ToCharArray();
            header[bit / 8] ^= (char)(1 << (bit % 8));

            Assert.NotNull(_check.Refusal(Request(new string(header)), Body, new Evidence()));
        }
    }

    [Fact]
    public void Refusal_AnySingleBitOfTheBodyFlipped_IsAMismatch()
    {
        for (var bit = 0; bit < Body.Length * 8; bit++)
        {
            var body = (byte[])Body.Clone();
            body[bit / 8] ^= (byte)(1 << (bit % 8));

            Assert.Equal(Verdicts.SignatureMismatch, _check.Refusal(Request(Genuine), body, new Evidence()));
        }
    }

    public static TheoryData<string, string?> Malformed => new()
    {
        { "absent", null },
        { "empty", "" },
        { "scheme only", "v1=" },
        { "no scheme", Genuine[3..] },
        { "scheme v2", "v2=" + Genuine[3..] },
        { "scheme upper case", "V1=" + Genuine[3..] },
        { "hex upper case", "v1=" + Genuine[3..].ToUpperInvariant() },
        { "space before", " " + Genuine },
        { "space behind", Genuine + " " },
        { "space within", "v1= " + Genuine[3..] },
        { "one digit short", Genuine[..^1] },
        { "one digit more", Genuine + "0" },
        { "a digit that is none", Genuine[..^1] + "g" },
        { "two in one header", Genuine + "," + Genuine },
        { "base64", "v1=" + Convert.ToBase64String(new byte[48]) },
        { "random text", "not a signature" },
        { "a full-width digit", Genuine[..^1] + "\uFF11" },
        { "a million characters", "v1=" + new string('a', 1_000_000) },
    };

    [Theory]
    [MemberData(nameof(Malformed))]
    public void Refusal_HeaderInAnotherForm_IsMalformedAndLeavesNoEvidence(string form, string? header)
    {
        var evidence = new Evidence();

        var refusal = _check.Refusal(Request(header is null ? default : new StringValues(header)), Body, evidence);

        Assert.True(Verdicts.SignatureMalformed == refusal, form);
        Assert.Null(evidence.Signature);
    }

    [Fact]
    public void Refusal_RepeatedHeader_IsMalformed()
    {
        Assert.Equal(
            Verdicts.SignatureMalformed, _check.Refusal(Request(new StringValues([Genuine, Genuine])), Body, new Evidence()));
    }

    [Fact]
    public void Refusal_AnyActiveSecret_IsNamedByItsLabel()
    {
        foreach (var (label, secret) in new[] { ("a", "sandbox-old"), ("b", WebhookBuilder.Secret) })
        {
            var evidence = new Evidence();

            Assert.Null(_check.Refusal(Request(WebhookBuilder.Sign(Body, secret)), Body, evidence));
            Assert.Equal(label, evidence.SecretLabel);
        }
    }

    [Fact]
    public void Refusal_OneSecretUnderTwoLabels_TheFirstIsNamed()
    {
        var check = new SignatureCheck([AccessSecret.FromText("x", "same"), AccessSecret.FromText("y", "same")]);
        var evidence = new Evidence();

        Assert.Null(check.Refusal(Request(WebhookBuilder.Sign(Body, "same")), Body, evidence));
        Assert.Equal("x", evidence.SecretLabel);
    }

    [Fact]
    public async Task Refusal_ManyAtOnce_NoneSeesAnothersBytes()
    {
        await Parallel.ForAsync(0, 2_000, TestContext.Current.CancellationToken, (i, _) =>
        {
            var body = Encoding.UTF8.GetBytes($"body {i}");
            var genuine = _check.Refusal(Request(WebhookBuilder.Sign(body)), body, new Evidence());
            var forged = _check.Refusal(Request(Genuine), body, new Evidence());
            Assert.Equal((null, Verdicts.SignatureMismatch), (genuine, forged));
            return ValueTask.CompletedTask;
        });
    }

    [Fact]
    public void Refusal_WhateverItIs_LeavesOneVerificationForTheNext()
    {
        foreach (var header in new[] { "v1=", Genuine, WebhookBuilder.Sign(Body, "other"), Genuine })
        {
            _check.Refusal(Request(header), Body, new Evidence());

            Assert.Equal(1, _check.IdleCount);
        }
    }

    [Fact]
    public void Verification_BodyBrokeOff_IsNeverUsedAgain()
    {
        _check.Begin(Request(Genuine), new Evidence(), out var verification);
        verification!.Append(Body);

        verification.Dispose();

        Assert.Equal(0, _check.IdleCount);
        Assert.Throws<ObjectDisposedException>(() => verification.Append(Body));
    }

    [Fact]
    public void ToString_AccessSecret_ShowsTheLabelOnly()
    {
        Assert.Equal("label", AccessSecret.FromText("label", WebhookBuilder.Secret).ToString());
    }

    private static WebhookRequest Request(StringValues signature) => new(
        name => name == SignatureCheck.HeaderName ? signature : default, null, null, Stream.Null);

    private static JsonElement VectorFile() => JsonDocument.Parse(
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "data", "signature-vectors.json")))
        .RootElement.GetProperty("vectors");
}
