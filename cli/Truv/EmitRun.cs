using System.Text.Json;
using Bridge.Cli.Terminal;
using Bridge.Local.Truv;
using Spectre.Console;

namespace Bridge.Cli.Truv;

/// <summary>Emits in small parts, so that there is progress to see, and waits for the deliveries.</summary>
internal sealed class EmitRun(TruvControl truv, EmitOrder order, TextWriter output, TextWriter error)
{
    private const int BorrowersAtOnce = 10;

    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(200);

    private readonly List<string> _orders = [];
    private int _events;

    internal async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var console = Consoles.For(order.IsJson ? error : output);
        var before = await truv.StatusAsync(cancellationToken);
        var after = before;
        await console.Progress().StartAsync(async progress =>
        {
            await EmitAsync(progress.AddTask("Borrowers", maxValue: order.Borrowers), cancellationToken);
            after = await DeliverAsync(progress.AddTask("Webhooks", maxValue: _events), before, cancellationToken);
        });
        var accepted = after.Accepted - before.Accepted;
        var givenUp = after.GivenUp - before.GivenUp;
        await WriteAsync(accepted, givenUp);
        return givenUp == 0 ? ExitCodes.Success : ExitCodes.Failure;
    }

    private async Task EmitAsync(ProgressTask progress, CancellationToken cancellationToken)
    {
        for (var left = order.Borrowers; left > 0; left -= BorrowersAtOnce)
        {
            var emitted = await truv.EmitAsync(order, Math.Min(left, BorrowersAtOnce), cancellationToken);
            _events += emitted.Events;
            _orders.AddRange(emitted.Orders);
            progress.Increment(emitted.Borrowers);
        }
    }

    private async Task<DeliveryStatus> DeliverAsync(
        ProgressTask progress, DeliveryStatus before, CancellationToken cancellationToken)
    {
        while (true)
        {
            var status = await truv.StatusAsync(cancellationToken);
            progress.Value = status.Accepted - before.Accepted + status.GivenUp - before.GivenUp;
            if (status is { Active: 0, Waiting: 0 }) return status;
            await Task.Delay(Interval, TimeProvider.System, cancellationToken);
        }
    }

    private async Task WriteAsync(long accepted, long givenUp)
    {
        if (order.IsJson)
        {
            await output.WriteLineAsync(JsonSerializer.Serialize(
                new { borrowers = order.Borrowers, events = _events, accepted, givenUp, orders = _orders }));
            return;
        }

        await output.WriteLineAsync($"{_events} events of {order.Borrowers} borrowers: {accepted} accepted, {givenUp} given up.");
        await output.WriteLineAsync(givenUp == 0
            ? $"Next: ./bridge trace {_orders[0]}"
            : "Next: the delivery history tells why, at /truv/history of the control endpoint that './bridge up' prints.");
    }
}
