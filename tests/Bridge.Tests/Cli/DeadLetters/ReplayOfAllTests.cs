using System.CommandLine;
using Bridge.Cli.DeadLetters;
using Bridge.Core.DeadLetters;
using Bridge.Core.Parked;
using Bridge.Tests.Builders;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Bridge.Tests.Cli.DeadLetters;

public sealed class ReplayOfAllTests
{
    private static readonly DateTimeOffset Now = QuarantinedBuilder.ReceivedAt.AddHours(1);

    [Fact]
    public async Task Replay_OfAllThatComeBackAtOnce_TakesEachOnceAndEnds()
    {
        var queue = new FakeDeadLetters(FakeDeadLetters.Letter(1), FakeDeadLetters.Letter(2)) { ComesBackAt = Now };
        var replay = new DeadLetterReplay(queue, new FakeTimeProvider(Now), NullLogger<DeadLetterReplay>.Instance);

        var results = replay.RunAsync(
            Read("replay --all --queue received --yes"), OperatorMode.Act, TestContext.Current.CancellationToken);
        var count = 0;
        // More than there are would be a run without an end.
        await foreach (var result in results) Assert.InRange(++count, 1, 2);

        Assert.Equal((2, 2), (count, queue.Sent.Count));
        Assert.Equal([3, 4], queue.Numbers);
    }

    [Theory]
    [InlineData("list --queue received", null)]
    [InlineData("replay 17 --queue received", null)]
    [InlineData("replay --all --queue received", 0)]
    [InlineData("drop --all --queue received --reason junk", 0)]
    [InlineData("replay --all --queue received --older-than 2h", 2)]
    public void Selection_OfAnyCommand_EndsWhereItShould(string commandLine, int? hoursAgo) =>
        Assert.Equal(hoursAgo is { } hours ? Now.AddHours(-hours) : null, Read(commandLine).Before);

    private static ParkedSelection<DeadLetter> Read(string commandLine)
    {
        var parsed = DlqCommand.Create().Parse(commandLine);
        Assert.Empty(parsed.Errors);
        return DeadLetterOptions.Read(parsed, Now);
    }
}
