using Bridge.Core.DeadLetters;
using Bridge.Core.Parked;
using Bridge.Tests.Builders;

namespace Bridge.Tests.Core.DeadLetters;

public sealed class DeadLetterSelectionTests
{
    private static readonly DateTimeOffset Noon = QuarantinedBuilder.ReceivedAt;

    private readonly FakeDeadLetters _queue = new(
        FakeDeadLetters.Letter(1, queuedAt: Noon.AddHours(-3)),
        FakeDeadLetters.Letter(2, reason: "BRG201", type: "com.truv.task-status-updated"),
        FakeDeadLetters.Letter(3, reason: null, type: null, queuedAt: Noon.AddHours(3)));

    public static TheoryData<DeadLetterSelection, long[]> Selections => new()
    {
        { new(), [1, 2, 3] },
        { new() { Reason = "brg201" }, [2] },
        { new() { Reason = "BRG999" }, [] },
        { new() { EventType = "order-created" }, [1] },
        { new() { EventType = "com.truv.order-created" }, [1] },
        { new() { EventType = "task-status-updated" }, [2] },
        { new() { Before = Noon.AddHours(1) }, [1, 2] },
        { new() { After = Noon.AddHours(-1) }, [2, 3] },
        { new() { Numbers = [3, 1], Reason = "MaxDeliveryCountExceeded" }, [1] },
        { new() { Max = 2 }, [1, 2] },
    };

    [Theory]
    [MemberData(nameof(Selections), DisableDiscoveryEnumeration = true)]
    public async Task Pages_OfASelection_GiveWhatPassesAllItsFilters(DeadLetterSelection selection, long[] expected)
    {
        var numbers = new List<long>();

        await foreach (var page in new ParkedReader<DeadLetter>(_queue).PagesAsync(selection, TestContext.Current.CancellationToken))
            numbers.AddRange(page.Select(letter => letter.SequenceNumber));

        Assert.Equal(expected, numbers);
    }
}
