using System.Text;
using Bridge.Core.Events;
using Bridge.Core.Webhooks;

namespace Bridge.Tests.Core.Events;

/// <summary>Every flaw of a signed body has its own verdict, and none is an exception.</summary>
public sealed class RefusedBodyTests
{
    private const string Names = "\"webhook_id\":\"a\",\"event_type\":\"b\"";

    [Theory]
    [InlineData("")]
    [InlineData(" \r\n\t")]
    [InlineData("{")]
    [InlineData("{" + Names)]
    [InlineData("{" + Names + ",")]
    [InlineData("{" + Names + ",}")]
    [InlineData("{" + Names + ",\"x\":[1,]}")]
    [InlineData("{" + Names + "}{}")]
    [InlineData("{" + Names + "}]")]
    [InlineData("{" + Names + "}/**/")]
    [InlineData("{/**/" + Names + "}")]
    [InlineData("//\n{" + Names + "}")]
    [InlineData("{" + Names + ",\"x\":01}")]
    [InlineData("{" + Names + ",\"x\":+1}")]
    [InlineData("{" + Names + ",\"x\":NaN}")]
    [InlineData("{" + Names + ",\"x\":Infinity}")]
    [InlineData("{" + Names + ",\"x\":\"\t\"}")]
    [InlineData("{" + Names + ",\"x\":\"\\x\"}")]
    [InlineData("{" + Names + ",\"x\":\"\\u00g0\"}")]
    [InlineData("{" + Names + ",'x':1}")]
    [InlineData("{" + Names + "}\0")]
    [InlineData("\0")]
    [InlineData("no json")]
    public void Read_NotJson_IsUnreadable(string body) => Refuses(BodyVerdicts.Unreadable, body);

    [Theory]
    [InlineData("null")]
    [InlineData("true")]
    [InlineData("1")]
    [InlineData("\"text\"")]
    [InlineData("[]")]
    [InlineData("[{" + Names + "}]")]
    public void Read_AnotherValue_IsNotAnObject(string body) => Refuses(BodyVerdicts.NotAnObject, body);

    [Theory]
    [InlineData("{\"webhook_id\":\"a\"}")]
    [InlineData("{\"event_type\":\"a\"}")]
    [InlineData("{\"webhook_id\":1,\"event_type\":\"a\"}")]
    [InlineData("{\"webhook_id\":\"\",\"event_type\":\"a\"}")]
    [InlineData("{\"webhook_id\":\"a\",\"event_type\":null}")]
    [InlineData("{\"data\":{" + Names + "}}")]
    [InlineData("{}")]
    public void Read_WithoutItsNames_IsIncomplete(string body) => Refuses(BodyVerdicts.Incomplete, body);

    [Theory]
    [InlineData(128, true)]
    [InlineData(129, false)]
    public void Read_LengthOfItsNames_IsBoundedAt128Characters(int length, bool readable)
    {
        var name = new string('é', length);

        Assert.Equal(readable ? null : BodyVerdicts.Incomplete, Read($$"""{"webhook_id":"{{name}}","event_type":"b"}"""));
        Assert.Equal(readable ? null : BodyVerdicts.Incomplete, Read($$"""{"webhook_id":"a","event_type":"{{name}}"}"""));
    }

    [Theory]
    [InlineData("{" + Names + ",\"webhook_id\":\"a\"}")]
    [InlineData("{" + Names + ",\"web\\u0068ook_id\":\"c\"}")]
    [InlineData("{" + Names + ",\"a\":1,\"\\u0061\":1}")]
    [InlineData("{" + Names + ",\"\":1,\"\":2}")]
    [InlineData("{" + Names + ",\"x\":{\"b\":1,\"b\":2}}")]
    [InlineData("{" + Names + ",\"x\":[[{\"b\":1,\"c\":{},\"b\":2}]]}")]
    [InlineData("{" + Names + ",\"😀\":1,\"\\ud83d\\ude00\":2}")]
    [InlineData("{" + Names + ",\"/\":1,\"\\/\":2}")]
    public void Read_KeyTwice_IsADuplicateKey(string body) => Refuses(BodyVerdicts.DuplicateKey, body);

    [Theory]
    [InlineData("{" + Names + ",\"x\":{\"a\":1},\"y\":{\"a\":1},\"a\":1}")]
    [InlineData("{" + Names + ",\"x\":[{\"a\":1},{\"a\":1}],\"Webhook_id\":1,\"a\\u0000\":1,\"a\":1}")]
    public void Read_SameKeyOfSeveralObjects_IsNoDuplicate(string body) => Assert.Null(Read(body));

    [Theory]
    [InlineData(0, 1)]
    [InlineData(17, 199)]
    public void Read_KeyTwiceAmongMany_IsADuplicateKey(int one, int other)
    {
        var names = Enumerable.Range(0, 200).Select(i => $"a-long-beginning-{(i == other ? one : i)}").ToArray();

        Refuses(BodyVerdicts.DuplicateKey, $"{{{Names},{string.Join(',', names.Select(name => $"\"{name}\":0"))}}}");
    }

    [Theory]
    [InlineData("{" + Names + ",\"x\":\"\\ud800\"}")]
    [InlineData("{" + Names + ",\"x\":\"\\udc00\\ud800\"}")]
    [InlineData("{" + Names + ",\"x\":\"\\ud800\\ud800\\udc00\"}")]
    [InlineData("{" + Names + ",\"x\":\"\\ud800\\n\"}")]
    [InlineData("{" + Names + ",\"x\":[\"\\ud800x\\udc00\"]}")]
    [InlineData("{" + Names + ",\"\\udfff\":1}")]
    [InlineData("{\"webhook_id\":\"\\ud800\",\"event_type\":\"b\"}")]
    public void Read_HalfASurrogatePair_IsALoneSurrogate(string body) => Refuses(BodyVerdicts.LoneSurrogate, body);

    [Theory]
    [InlineData("1e309")]
    [InlineData("-1e309")]
    [InlineData("1e99999999999")]
    [InlineData("0.0000000000000000000000000000000000000000000000000000000000000001")]
    public void Read_NumberThatNoDoubleHolds_IsOutOfRange(string number) =>
        Refuses(BodyVerdicts.NumberOutOfRange, $"{{{Names},\"x\":[{number}]}}");

    [Theory]
    [InlineData(64, true)]
    [InlineData(65, false)]
    public void Read_LengthOfANumber_IsBoundedAt64Characters(int length, bool readable) => Assert.Equal(
        readable ? null : BodyVerdicts.NumberOutOfRange, Read($"{{{Names},\"x\":{new string('9', length)}}}"));

    [Theory]
    [InlineData('[', ']', 32, true)]
    [InlineData('[', ']', 33, false)]
    [InlineData('{', '}', 32, true)]
    [InlineData('{', '}', 33, false)]
    public void Read_Nesting_IsBoundedAt32(char open, char close, int depth, bool readable)
    {
        var level = open == '{' ? "{\"x\":" : "[";
        var inner = string.Concat(Enumerable.Repeat(level, depth - 2)) + open + close + new string(close, depth - 2);

        Assert.Equal(readable ? null : BodyVerdicts.TooDeep, Read($"{{{Names},\"x\":{inner}}}"));
    }

    [Theory]
    [InlineData('[')]
    [InlineData(' ')]
    [InlineData('{')]
    public void Read_TenMegabytesOfOneCharacter_AreRefusedWithoutMemory(char character)
    {
        var body = new byte[10 * 1024 * 1024];
        body.AsSpan().Fill((byte)character);
        TruvEventReader.Read(body, out _);

        // A collection in between counts what is left of the thread's buffer, up to 8 KiB, as allocated: noise that only adds.
        var allocated = Enumerable.Range(0, 5).Min(_ => AllocatedBy(() => TruvEventReader.Read(body, out var _)));

        Assert.Equal(character == '[' ? BodyVerdicts.TooDeep : BodyVerdicts.Unreadable, TruvEventReader.Read(body, out _));
        Assert.InRange(allocated, 0, 8 * 1024);
    }

    private static long AllocatedBy(Action action)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        action();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    [Fact]
    public void Verdicts_OfTheBody_TellTruvThatItArrived() =>
        Assert.All(BodyVerdicts.All, verdict => Assert.Equal(202, verdict.StatusCode));

    private static Verdict? Read(string body) => TruvEventReader.Read(Encoding.UTF8.GetBytes(body), out _);

    private static void Refuses(Verdict expected, string body)
    {
        var refusal = TruvEventReader.Read(Encoding.UTF8.GetBytes(body), out var truvEvent);

        Assert.Equal(expected, refusal);
        Assert.Null(truvEvent);
    }
}
