using System.Text;
using Bridge.Core.Events;
using Bridge.Core.Webhooks;
using FsCheck.Xunit;

namespace Bridge.Tests.Core.Events;

public sealed class TruvEventReaderTests
{
    public static TheoryData<string> Samples =>
        [.. Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "data"), "webhook.*.json").Select(f => Path.GetFileName(f)!)];

    [Theory]
    [MemberData(nameof(Samples))]
    public void Read_EverySample_IsIdentified(string file)
    {
        var body = File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "data", file));

        var refusal = TruvEventReader.Read(body, out var truvEvent);

        Assert.Null(refusal);
        Assert.StartsWith($"webhook.{truvEvent!.EventType}", file, StringComparison.Ordinal);
        Assert.Equal((43, 32), (truvEvent.Id.Length, truvEvent.WebhookId.Length));
        Assert.NotNull(truvEvent.CreatedAt);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("\"text\"")]
    [InlineData("{")]
    [InlineData("{\"a\":1}{}")]
    [InlineData("{\"a\":1,}")]
    [InlineData("{\"a\":{\"b\":1,\"b\":2}}")]
    [InlineData("{\"a\":1e999}")]
    [InlineData("{\"a\":\"\\ud800\"}")]
    [InlineData("\uFEFF{\"webhook_id\":\"a\",\"event_type\":\"b\"}")]
    public void Read_NotOneSoundObject_IsUnreadable(string body)
    {
        Assert.Equal(BodyVerdicts.Unreadable, TruvEventReader.Read(Encoding.UTF8.GetBytes(body), out _));
    }

    [Theory]
    [InlineData(32, true)]
    [InlineData(33, false)]
    public void Read_Nesting_IsBoundedAt32(int depth, bool readable)
    {
        var arrays = depth - 1;
        var body = "{\"webhook_id\":\"a\",\"event_type\":\"b\",\"x\":"
            + new string('[', arrays) + new string(']', arrays) + "}";

        Assert.Equal(readable, TruvEventReader.Read(Encoding.UTF8.GetBytes(body), out _) is null);
    }

    [Fact]
    public void Read_InvalidUtf8OrUtf16_IsUnreadable()
    {
        const string text = "{\"webhook_id\":\"a\",\"event_type\":\"b\"}";
        byte[] broken = [.. Encoding.UTF8.GetBytes("{\"webhook_id\":\""), 0xC3, 0x28, .. Encoding.UTF8.GetBytes("\",\"event_type\":\"b\"}")];

        Assert.Equal(BodyVerdicts.Unreadable, TruvEventReader.Read(broken, out _));
        Assert.Equal(BodyVerdicts.Unreadable, TruvEventReader.Read(Encoding.Unicode.GetBytes(text), out _));
    }

    [Fact]
    public void Read_TenMegabytesOfBrackets_IsUnreadable()
    {
        var body = new byte[10 * 1024 * 1024];
        body.AsSpan().Fill((byte)'[');

        Assert.Equal(BodyVerdicts.Unreadable, TruvEventReader.Read(body, out _));
    }

    [Theory]
    [InlineData("""{"webhook_id":"a"}""")]
    [InlineData("""{"event_type":"a"}""")]
    [InlineData("""{"webhook_id":1,"event_type":"a"}""")]
    [InlineData("""{"webhook_id":"","event_type":"a"}""")]
    public void Read_WithoutItsNames_IsIncomplete(string body)
    {
        Assert.Equal(BodyVerdicts.Incomplete, TruvEventReader.Read(Encoding.UTF8.GetBytes(body), out _));
    }

    [Property(MaxTest = 5000)]
    public bool Read_AnyBytes_NeverThrows(byte[]? bytes)
    {
        var refusal = TruvEventReader.Read(bytes, out var truvEvent);
        return refusal is not null == truvEvent is null;
    }
}
