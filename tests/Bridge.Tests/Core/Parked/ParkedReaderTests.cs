using Bridge.Core.Parked;
using Bridge.Core.Quarantine;
using Bridge.Tests.Builders;

namespace Bridge.Tests.Core.Parked;

public sealed class ParkedReaderTests
{
    private static readonly DateTimeOffset Noon = QuarantinedBuilder.ReceivedAt;

    [Fact]
    public async Task Pages_LongQueue_GivesAllInOrderAndNeverMoreThanOnePageAtOnce()
    {
        var queue = new FakeQuarantine([.. Enumerable.Range(1, 200).Select(number => QuarantinedBuilder.Mismatch(number * 3))]);

        var numbers = await NumbersAsync(queue, new());

        Assert.Equal(Enumerable.Range(1, 200).Select(number => number * 3L), numbers);
        Assert.Equal(ParkedReader<QuarantinedWebhook>.PageSize, queue.LargestPeek);
    }

    [Theory]
    [InlineData("BRG131", new long[] { 1, 3 })]
    [InlineData("brg140", new long[] { 2 })]
    [InlineData("signature-mismatch", new long[] { 1, 3 })]
    [InlineData("BRG999", new long[0])]
    public async Task Pages_OfOneVerdict_GivesThoseOnly(string verdict, long[] expected)
    {
        var queue = new FakeQuarantine(
            QuarantinedBuilder.Mismatch(1), QuarantinedBuilder.Unreadable(2), QuarantinedBuilder.Mismatch(3));

        Assert.Equal(expected, await NumbersAsync(queue, new() { Verdict = verdict }));
    }

    [Fact]
    public async Task Pages_ByTime_GivesWhatLiesBetween()
    {
        var queue = new FakeQuarantine(
            QuarantinedBuilder.Mismatch(1, receivedAt: Noon.AddHours(-3)), QuarantinedBuilder.Mismatch(2, receivedAt: Noon),
            QuarantinedBuilder.Mismatch(3, receivedAt: Noon.AddHours(3)));

        Assert.Equal([1, 2], await NumbersAsync(queue, new() { Before = Noon.AddHours(1) }));
        Assert.Equal([2, 3], await NumbersAsync(queue, new() { After = Noon.AddHours(-1) }));
        Assert.Equal([2], await NumbersAsync(queue, new() { Before = Noon.AddHours(1), After = Noon.AddHours(-1) }));
    }

    [Fact]
    public async Task Pages_WithALimit_StopsThere()
    {
        var queue = new FakeQuarantine([.. Enumerable.Range(1, 100).Select(number => QuarantinedBuilder.Mismatch(number))]);

        Assert.Equal([.. Enumerable.Range(1, 20).Select(number => (long)number)], await NumbersAsync(queue, new() { Max = 20 }));
    }

    [Fact]
    public async Task Pages_CertainNumbers_GivesThoseThatAreThereOnceEach()
    {
        var queue = new FakeQuarantine(
            QuarantinedBuilder.Mismatch(1), QuarantinedBuilder.Mismatch(5), QuarantinedBuilder.Mismatch(9));

        Assert.Equal([1, 9], await NumbersAsync(queue, new() { Numbers = [9, 1, 4, 9, 77] }));
    }

    private static async Task<List<long>> NumbersAsync(FakeQuarantine queue, QuarantineSelection selection)
    {
        var numbers = new List<long>();
        await foreach (var page in new ParkedReader<QuarantinedWebhook>(queue).PagesAsync(selection, TestContext.Current.CancellationToken))
            numbers.AddRange(page.Select(webhook => webhook.SequenceNumber));
        return numbers;
    }
}
