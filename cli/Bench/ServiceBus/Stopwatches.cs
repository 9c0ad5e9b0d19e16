namespace Bridge.Cli.Bench.ServiceBus;

/// <summary>The time that each step of a load took, over all turns.</summary>
internal sealed class Stopwatches
{
    private readonly Dictionary<string, TimeSpan> _took = [];

    internal async Task TimeAsync(string step, Func<Task> work)
    {
        var begin = TimeProvider.System.GetTimestamp();
        await work();
        _took[step] = _took.GetValueOrDefault(step) + TimeProvider.System.GetElapsedTime(begin);
    }

    /// <summary>Messages per second by step, when each step had so many.</summary>
    internal Dictionary<string, double> Rates(int messages) =>
        _took.ToDictionary(step => step.Key, step => messages / step.Value.TotalSeconds);
}
