using System.Text;
using Bridge.Core.Events;
using Bridge.Core.Webhooks;

namespace Bridge.Tests.Core.Events;

/// <summary>A body is UTF-8 without a byte order mark, or a verdict says what it is.</summary>
public sealed class BodyEncodingTests
{
    private const string Names = "\"webhook_id\":\"a\",\"event_type\":\"b\"";

    [Theory]
    [InlineData(new byte[] { 0xC3, 0x28 })]
    [InlineData(new byte[] { 0xC0, 0x80 })]
    [InlineData(new byte[] { 0xED, 0xA0, 0x80 })]
    [InlineData(new byte[] { 0xF4, 0x90, 0x80, 0x80 })]
    [InlineData(new byte[] { 0xE2, 0x82 })]
    [InlineData(new byte[] { 0xFF })]
    public void Read_BytesThatAreNoUtf8_AreInvalidUtf8(byte[] bytes)
    {
        byte[] body = [.. Encoding.UTF8.GetBytes($"{{{Names},\"x\":\""), .. bytes, .. "\"}"u8];

        Assert.Equal(BodyVerdicts.InvalidUtf8, TruvEventReader.Read(body, out _));
    }

    [Theory]
    [InlineData("utf-8", true)]
    [InlineData("utf-16", true)]
    [InlineData("utf-16", false)]
    [InlineData("utf-16BE", true)]
    [InlineData("utf-16BE", false)]
    [InlineData("utf-32", true)]
    public void Read_MarkOrUtf16_IsNamedInTheCause(string name, bool marked)
    {
        var encoding = Encoding.GetEncoding(name);
        byte[] body = [.. marked ? encoding.Preamble : [], .. encoding.GetBytes($"{{{Names},\"x\":\"é😀\"}}")];

        var refusal = TruvEventReader.Read(body, out _);

        Assert.Equal(BodyVerdicts.OtherEncoding, refusal);
        Assert.Contains("byte order mark or UTF-16", refusal!.Cause, StringComparison.Ordinal);
    }
}
