using System.Text;

namespace Bridge.Cli.Bench.ServiceBus;

/// <summary>What all loads have in common; <c>tests/witness/bench.mjs</c> has the same.</summary>
internal static class LoadShape
{
    /// <summary>Size of a body, bytes.</summary>
    internal const int BodyBytes = 1024;

    /// <summary>A body: JSON, as what this queue is for. The client for Node tries to read every body as such.</summary>
    internal static readonly byte[] Body = Encoding.UTF8.GetBytes(
        $$"""{"padding":"{{new string('a', BodyBytes - 14)}}"}""");

    /// <summary>Messages of a batch.</summary>
    internal const int Batch = 100;

    /// <summary>Messages under way, sent and not answered.</summary>
    internal const int UnderWay = 500;

    /// <summary>Messages that are sent before they are received; the queue holds no more.</summary>
    internal const int Backlog = 10_000;

    /// <summary>How many messages each turn of a load has.</summary>
    internal static IEnumerable<int> Turns(int messages)
    {
        for (var left = messages; left > 0; left -= Backlog) yield return Math.Min(left, Backlog);
    }
}
