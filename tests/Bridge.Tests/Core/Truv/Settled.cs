using System.Diagnostics;

namespace Bridge.Tests.Core.Truv;

/// <summary>Lets other threads run until something is so. Time that a test controls does not pass meanwhile.</summary>
internal static class Settled
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    public static async Task UntilAsync(Func<bool> condition)
    {
        var watch = Stopwatch.StartNew();
        while (!condition())
        {
            Assert.True(watch.Elapsed < Limit, "It never became so.");
            await Task.Yield();
        }
    }
}
