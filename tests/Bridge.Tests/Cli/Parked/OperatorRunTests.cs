using Bridge.Cli;
using Bridge.Cli.DeadLetters;
using Bridge.Cli.Parked;
using Bridge.Core.DeadLetters;
using Bridge.Tests.Builders;
using Microsoft.Extensions.Logging.Abstractions;
using Spectre.Console;

namespace Bridge.Tests.Cli.Parked;

public sealed class OperatorRunTests : IDisposable
{
    private const int Letters = 30;
    private const int BeforeTheStop = 10;

    private static readonly DateTimeOffset Now = QuarantinedBuilder.ReceivedAt.AddHours(1);

    private readonly StringWriter _output = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly FakeDeadLetters _queue = new(
        [.. Enumerable.Range(1, Letters).Select(number => FakeDeadLetters.Letter(number, $"event-{number}"))]);

    public void Dispose()
    {
        _output.Dispose();
        _stop.Dispose();
    }

    [Fact]
    public async Task Run_StoppedHalfway_SaysHowManyAndTheNextRunTakesTheRestOnce()
    {
        _queue.Watcher = sent => { if (sent == BeforeTheStop) _stop.Cancel(); };

        Assert.Equal(ExitCodes.SomeStayed, await ReplayAsync(_stop.Token));

        Assert.Contains($"{BeforeTheStop} replayed, ", _output.ToString(), StringComparison.Ordinal);
        Assert.Contains("the same command again goes on", _output.ToString(), StringComparison.Ordinal);
        Assert.Equal((BeforeTheStop, Letters - BeforeTheStop), (_queue.Sent.Count, _queue.Numbers.Count()));
        Assert.Equal(ExitCodes.Success, await ReplayAsync(TestContext.Current.CancellationToken));
        Assert.Empty(_queue.Numbers);
        Assert.Equal(Letters, _queue.Sent.Select(replay => replay.MessageId).Distinct().Count());
        Assert.Equal(Letters, _queue.Sent.Count);
    }

    [Fact]
    public async Task Run_OnATerminal_ShowsABarThatReachesItsEnd()
    {
        Assert.Equal(ExitCodes.Success, await ReplayAsync(TestContext.Current.CancellationToken, InteractionSupport.Yes));

        Assert.Contains("To be replayed", _output.ToString(), StringComparison.Ordinal);
        Assert.Contains("100%", _output.ToString(), StringComparison.Ordinal);
        Assert.Contains($"{Letters} replayed, 0 stayed.", _output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_IntoALog_ShowsNoBar()
    {
        await ReplayAsync(TestContext.Current.CancellationToken);

        Assert.DoesNotContain("To be replayed", _output.ToString(), StringComparison.Ordinal);
    }

    private Task<int> ReplayAsync(CancellationToken cancellationToken, InteractionSupport interaction = InteractionSupport.No)
    {
        var parsed = DlqCommand.Create().Parse("replay --all --queue received --yes");
        var selection = DeadLetterOptions.Read(parsed, Now);
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(_output), Interactive = interaction,
            Ansi = interaction == InteractionSupport.Yes ? AnsiSupport.Yes : AnsiSupport.No,
        });
        var replay = new DeadLetterReplay(_queue, TimeProvider.System, NullLogger<DeadLetterReplay>.Instance);
        return new OperatorRun<DeadLetter>(parsed, _queue, selection, "replayed", console).RunAsync(
            mode => replay.RunAsync(selection, mode, cancellationToken), cancellationToken);
    }
}
