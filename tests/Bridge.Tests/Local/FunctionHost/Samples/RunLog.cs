using System.Threading.Channels;
using Bridge.Tests.Local.FunctionHost.Infrastructure;
using Microsoft.Azure.Functions.Worker;

namespace Bridge.Tests.Local.FunctionHost.Samples;

/// <summary>Notes each run of a timer function, and does in it what the test says.</summary>
public sealed class RunLog(TimeProvider time)
{
    private readonly Channel<TimerRun> runs = Channel.CreateUnbounded<TimerRun>();

    public Func<CancellationToken, Task> Work { get; set; } = static _ => Task.CompletedTask;

    public int Count { get; private set; }

    public async Task RunAsync(TimerInfo timer, CancellationToken cancellationToken)
    {
        Count++;
        await runs.Writer.WriteAsync(new(time.GetUtcNow().UtcDateTime, timer), cancellationToken);
        await Work(cancellationToken);
    }

    public Task<TimerRun> NextAsync() => Deadline.ForAsync(runs.Reader.ReadAsync);
}
