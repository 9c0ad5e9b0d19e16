using Bridge.Core.DeadLetters;
using Bridge.Core.Events;
using Bridge.Tests.Builders;
using FsCheck.Xunit;

namespace Bridge.Tests.Core.DeadLetters;

public sealed class ReplayIdTests
{
    [Theory]
    [InlineData("event", "event/replay/17")]
    [InlineData("event/3", "event/3/replay/17")]
    [InlineData("event/replay/4", "event/replay/17")]
    [InlineData("event/replay/", "event/replay//replay/17")]
    [InlineData("event/replay/today", "event/replay/today/replay/17")]
    [InlineData("", "/replay/17")]
    public void Of_MessageId_IsItsOriginAndTheNumber(string messageId, string expected) =>
        Assert.Equal(expected, ReplayId.Of(FakeDeadLetters.Letter(17, messageId)));

    [Fact]
    public void Of_TheLongestId_FitsAndStaysItsOwn()
    {
        var one = ReplayId.Of(FakeDeadLetters.Letter(long.MaxValue, new string('a', 128)));
        var other = ReplayId.Of(FakeDeadLetters.Letter(long.MaxValue, new string('a', 127) + "b"));

        Assert.InRange(one.Length, 1, MessageIds.MaxChars);
        Assert.NotEqual(one, other);
    }

    [Property(MaxTest = 2000)]
    public bool Of_AnyIdAndNumber_IsNewStableAndNoLongerThanServiceBusTakes(string? messageId, long number)
    {
        var id = (messageId ?? "")[..Math.Min(128, messageId?.Length ?? 0)];
        var once = ReplayId.Of(FakeDeadLetters.Letter(Math.Abs(number % 1_000_000), id));
        var again = ReplayId.Of(FakeDeadLetters.Letter(Math.Abs(number % 1_000_000), id));
        return once == again && once != id && once.Length <= MessageIds.MaxChars;
    }
}
