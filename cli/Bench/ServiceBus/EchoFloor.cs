using System.Net;
using System.Net.Sockets;

namespace Bridge.Cli.Bench.ServiceBus;

/// <summary>The bodies alone, there and back over TCP, as many under way: what two processes on this machine could do at best.</summary>
internal static class EchoFloor
{
    private const int ChunkBytes = LoadShape.Batch * LoadShape.BodyBytes;

    internal static async Task<Dictionary<string, double>> MeasureAsync(int port, int messages, CancellationToken cancellationToken)
    {
        using var client = new TcpClient { NoDelay = true };
        await client.ConnectAsync(IPAddress.Loopback, port, cancellationToken);
        await using var stream = client.GetStream();
        Stopwatches watches = new();
        await watches.TimeAsync(LoadStep.Echo, () => EchoAsync(stream, messages, cancellationToken));
        return watches.Rates(messages);
    }

    private static async Task EchoAsync(NetworkStream stream, int messages, CancellationToken cancellationToken)
    {
        using var free = new SemaphoreSlim(LoadShape.UnderWay / LoadShape.Batch);
        var chunks = (messages + LoadShape.Batch - 1) / LoadShape.Batch;
        var back = Task.Run(
            async () =>
            {
                var buffer = new byte[ChunkBytes];
                for (var chunk = 0; chunk < chunks; chunk++)
                {
                    await stream.ReadExactlyAsync(buffer, cancellationToken);
                    free.Release();
                }
            },
            cancellationToken);
        var chunkOfBodies = new byte[ChunkBytes];
        for (var chunk = 0; chunk < chunks; chunk++)
        {
            await free.WaitAsync(cancellationToken);
            await stream.WriteAsync(chunkOfBodies, cancellationToken);
        }

        await back;
    }
}
