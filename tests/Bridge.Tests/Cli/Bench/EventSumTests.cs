using Bridge.Cli.Bench.Enrich;
using Bridge.Core.Events;

namespace Bridge.Tests.Cli.Bench;

public sealed class EventSumTests
{
    private static readonly string[] Ids =
        [.. EnrichWebhooks.Bursts(3).Select(body => TruvEventReader.Read(body, out var read) is null ? read!.Id : "")];

    [Fact]
    public void Sum_OtherOrder_IsTheSame() => Assert.True(Of(Ids[0], Ids[1], Ids[2]).IsSameAs(Of(Ids[2], Ids[0], Ids[1])));

    [Fact]
    public void Sum_OneTwiceInPlaceOfAnother_IsNot() => Assert.False(Of(Ids[0], Ids[1], Ids[2]).IsSameAs(Of(Ids[0], Ids[1], Ids[1])));

    [Fact]
    public void Sum_OneMissing_IsNot() => Assert.False(Of(Ids[0], Ids[1]).IsSameAs(Of(Ids[0])));

    private static EventSum Of(params string[] ids)
    {
        var sum = new EventSum();
        foreach (var id in ids) sum.Add(id);
        return sum;
    }
}
