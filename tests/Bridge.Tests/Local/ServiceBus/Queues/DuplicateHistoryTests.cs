using Bridge.Local.ServiceBus.Queues;

namespace Bridge.Tests.Local.ServiceBus.Queues;

public sealed class DuplicateHistoryTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    private readonly DuplicateHistory _history = new(TimeSpan.FromHours(1), capacity: 3);

    [Fact]
    public void History_BeyondItsCapacity_ForgetsTheOldestOnly()
    {
        foreach (var id in new[] { "1", "2", "3", "4" }) Assert.True(IsNew(id));

        Assert.False(IsNew("4"));
        Assert.False(IsNew("2"));
        Assert.True(IsNew("1"));
        Assert.Equal(3, _history.All.Count());
    }

    [Fact]
    public void Key_OfDifferentIds_Differs()
    {
        Assert.NotEqual(DuplicateHistory.KeyOf("a"), DuplicateHistory.KeyOf("A"));
        Assert.Equal(DuplicateHistory.KeyOf("a"), DuplicateHistory.KeyOf("a"));
    }

    private bool IsNew(string id) => _history.TryAdd(DuplicateHistory.KeyOf(id), Now);
}
