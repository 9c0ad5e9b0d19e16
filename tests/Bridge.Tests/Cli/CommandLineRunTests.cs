using System.CommandLine;
using Bridge.Cli;

namespace Bridge.Tests.Cli;

public sealed class CommandLineRunTests : IDisposable
{
    private readonly StringWriter _output = new();
    private readonly StringWriter _errors = new();

    public void Dispose()
    {
        _output.Dispose();
        _errors.Dispose();
    }

    [Fact]
    public async Task Command_SomethingNotStarted_SaysWhatAndNothingElse()
    {
        Assert.Equal(ExitCodes.NotStarted, await RunAsync(_ => throw new NotStartedException("Node is missing: install it.")));
        Assert.Equal($"Node is missing: install it.{Environment.NewLine}", $"{_errors}");
        Assert.Empty($"{_output}");
    }

    [Fact]
    public async Task Command_SomethingThatNobodyForesaw_SaysAllThatIsKnown()
    {
        Assert.Equal(ExitCodes.Failure, await RunAsync(_ => throw new InvalidOperationException("odd")));
        Assert.Contains("InvalidOperationException: odd", $"{_errors}", StringComparison.Ordinal);
        Assert.Contains(nameof(CommandLineRunTests), $"{_errors}", StringComparison.Ordinal);
    }

    [Fact]
    public async Task Command_Interrupted_EndsWithoutAWord()
    {
        Assert.Equal(ExitCodes.Failure, await RunAsync(_ => throw new OperationCanceledException()));
        Assert.Empty($"{_errors}");
    }

    [Fact]
    public async Task Command_ThatEndsByItself_GivesItsCode()
    {
        Assert.Equal(ExitCodes.NothingMatched, await RunAsync(_ => Task.FromResult(ExitCodes.NothingMatched)));
    }

    private Task<int> RunAsync(Func<CancellationToken, Task<int>> work)
    {
        var command = new Command("work");
        command.SetAction((_, cancellationToken) => work(cancellationToken));
        return CommandLineRun.InvokeAsync(new RootCommand { command }, ["work"], _output, _errors);
    }
}
