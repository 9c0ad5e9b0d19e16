using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Bridge.Core.Events;
using Bridge.Tests.Core.Events.Generated;
using FsCheck;
using FsCheck.Xunit;

namespace Bridge.Tests.Core.Events;

public sealed class CanonicalJsonTests
{
    [Theory]
    [InlineData("""{ "b" : 1, "a" : [ true , null , {} , [] ] }""", """{"a":[true,null,{},[]],"b":1}""")]
    [InlineData("""{"\u20ac":1,"\r":2,"\ufb33":3,"1":4,"\ud83d\ude00":5,"\u0080":6,"\u00f6":7}""",
        "{\"\\r\":2,\"1\":4,\"\u0080\":6,\"ö\":7,\"€\":1,\"😀\":5,\"\ufb33\":3}")]
    [InlineData("""["\u0000\u001f\u0008\t\n\f\r\"\\\/é\u2028"]""",
        "[\"\\u0000\\u001f\\b\\t\\n\\f\\r\\\"\\\\/é\u2028\"]")]
    [InlineData("""{"b":{"d":1,"c":{"f":[{"h":2,"g":3}],"e":4}},"a":5}""",
        """{"a":5,"b":{"c":{"e":4,"f":[{"g":3,"h":2}]},"d":1}}""")]
    [InlineData("""{"aaaaaaaab":1,"aaaaaaaaa":2,"aaaaaaaa":3,"aaaaaaaa\u0000":4,"":5}""",
        """{"":5,"aaaaaaaa":3,"aaaaaaaa\u0000":4,"aaaaaaaaa":2,"aaaaaaaab":1}""")]
    [InlineData("""{"\uE000":1,"aaaaaaa\uffff":2,"\uD83D\uDE00":3,"aaaaaaa\ud83d\ude00":4}""",
        "{\"aaaaaaa😀\":4,\"aaaaaaa\uffff\":2,\"😀\":3,\"\ue000\":1}")]
    [InlineData(" \"text\" ", "\"text\"")]
    public void Write_Value_IsCanonical(string json, string expected)
    {
        Assert.Equal(expected, Canonical(json));
    }

    // RFC 8785, appendix B: IEEE 754 bits and their canonical text.
    [Theory]
    [InlineData("0000000000000000", "0")]
    [InlineData("8000000000000000", "0")]
    [InlineData("0000000000000001", "5e-324")]
    [InlineData("8000000000000001", "-5e-324")]
    [InlineData("7fefffffffffffff", "1.7976931348623157e+308")]
    [InlineData("ffefffffffffffff", "-1.7976931348623157e+308")]
    [InlineData("4340000000000000", "9007199254740992")]
    [InlineData("c340000000000000", "-9007199254740992")]
    [InlineData("4430000000000000", "295147905179352830000")]
    [InlineData("44b52d02c7e14af5", "9.999999999999997e+22")]
    [InlineData("44b52d02c7e14af6", "1e+23")]
    [InlineData("44b52d02c7e14af7", "1.0000000000000001e+23")]
    [InlineData("444b1ae4d6e2ef4e", "999999999999999700000")]
    [InlineData("444b1ae4d6e2ef4f", "999999999999999900000")]
    [InlineData("444b1ae4d6e2ef50", "1e+21")]
    [InlineData("3eb0c6f7a0b5ed8c", "9.999999999999997e-7")]
    [InlineData("3eb0c6f7a0b5ed8d", "0.000001")]
    [InlineData("41b3de4355555553", "333333333.3333332")]
    [InlineData("41b3de4355555557", "333333333.33333343")]
    [InlineData("becbf647612f3696", "-0.0000033333333333333333")]
    [InlineData("43143ff3c1cb0959", "1424953923781206.2")]
    public void Write_Number_IsWhatEcmaScriptWrites(string bits, string expected)
    {
        var value = BitConverter.UInt64BitsToDouble(ulong.Parse(bits, NumberStyles.HexNumber, CultureInfo.InvariantCulture));

        Assert.Equal(expected, Canonical(value.ToString("E17", CultureInfo.InvariantCulture)));
    }

    [Property(MaxTest = 10_000)]
    public bool Write_AnyFiniteNumber_ReadsBackAsTheSameDouble(double value)
    {
        if (!double.IsFinite(value)) return true;
        var canonical = Canonical(value.ToString("R", CultureInfo.InvariantCulture));
        return double.Parse(canonical, CultureInfo.InvariantCulture).Equals(value + 0.0) || value == 0;
    }

    [Theory]
    [InlineData("[1e400]", "BRG146")]
    [InlineData("[\"\\ud800\"]", "BRG145")]
    [InlineData("{\"\\udc00\":1}", "BRG145")]
    public void Write_WhatHasNoCanonicalForm_IsRefused(string json, string code)
    {
        var output = new ArrayBufferWriter<byte>();

        Assert.Equal(code, CanonicalJson.Write(Encoding.UTF8.GetBytes(json), output)?.Code);
        Assert.Equal(0, output.WrittenCount);
    }

    [Property(MaxTest = 2000, Arbitrary = [typeof(AnyJson)])]
    public bool Write_CanonicalForm_IsItsOwnCanonicalForm(JsonMembers tree, int spelling)
    {
        var canonical = Canonical(new JsonSpelling(spelling).Spell(tree));
        return Canonical(canonical) == canonical;
    }

    [Property(MaxTest = 2000, Arbitrary = [typeof(AnyJson)])]
    public bool Write_Names_AreInTheOrderOfTheirUtf16CodeUnits(JsonMembers tree, int spelling)
    {
        var canonical = JsonDocument.Parse(Canonical(new JsonSpelling(spelling).Spell(tree))).RootElement;
        return canonical.EnumerateObject().Select(member => member.Name)
            .SequenceEqual(tree.Members.Select(member => member.Key).Order(StringComparer.Ordinal));
    }

    private static string Canonical(string json)
    {
        var output = new ArrayBufferWriter<byte>();
        Assert.Null(CanonicalJson.Write(Encoding.UTF8.GetBytes(json), output));
        return Encoding.UTF8.GetString(output.WrittenSpan);
    }
}
