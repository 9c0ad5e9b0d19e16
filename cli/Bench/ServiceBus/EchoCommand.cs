using System.CommandLine;
using System.Net;
using System.Net.Sockets;

namespace Bridge.Cli.Bench.ServiceBus;

/// <summary>The process that sends back what it gets, until its input ends.</summary>
internal static class EchoCommand
{
    internal const string Name = "broker-echo";

    private static readonly Option<int> Port = new("--port") { Required = true };

    internal static Command Create()
    {
        var command = new Command(Name, "The process that bench broker takes for a floor.") { Port };
        command.Hidden = true;
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        using var listener = new TcpListener(IPAddress.Loopback, parsed.GetValue(Port));
        listener.Start();
        _ = AcceptAsync(listener, cancellationToken);
        await using var input = Console.OpenStandardInput();
        await input.CopyToAsync(Stream.Null, cancellationToken);
        return ExitCodes.Success;
    }

    private static async Task AcceptAsync(TcpListener listener, CancellationToken cancellationToken)
    {
        while (true) _ = EchoAsync(await listener.AcceptTcpClientAsync(cancellationToken), cancellationToken);
    }

    private static async Task EchoAsync(TcpClient client, CancellationToken cancellationToken)
    {
        using (client)
        {
            client.NoDelay = true;
            await using var stream = client.GetStream();
            await stream.CopyToAsync(stream, LoadShape.Batch * LoadShape.BodyBytes, cancellationToken);
        }
    }
}
