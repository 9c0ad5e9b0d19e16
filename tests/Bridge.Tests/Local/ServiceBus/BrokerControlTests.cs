using System.Net;
using System.Text.Json;
using Azure.Messaging.ServiceBus;
using Bridge.Cli;
using Bridge.Cli.Control;
using Bridge.Cli.ServiceBus;
using Bridge.Local.ServiceBus;

namespace Bridge.Tests.Local.ServiceBus;

/// <summary><c>bridge broker</c> and the broker's part of the control endpoint.</summary>
public sealed class BrokerControlTests(BrokerFixture broker) : IClassFixture<BrokerFixture>, IAsyncLifetime
{
    private readonly string _queue = broker.Queue();
    private readonly HttpClient _http = new();
    private BrokerControl _control = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        using var probe = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        var port = ((IPEndPoint)probe.LocalEndpoint).Port;
        probe.Stop();
        _control = await BrokerControl.StartAsync(port, broker.Broker, Token);
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _control.DisposeAsync();
    }

    [Theory]
    [InlineData("refuse-sends", ServiceBusFailureReason.ServiceBusy)]
    [InlineData("throttle", ServiceBusFailureReason.ServiceBusy)]
    [InlineData("full-queue", ServiceBusFailureReason.QuotaExceeded)]
    public async Task Fault_SwitchedOnAndOff_IsSeenByTheClient(string fault, ServiceBusFailureReason reason)
    {
        await using var client = broker.Client();
        await using var sender = client.CreateSender(_queue);

        Assert.Equal(HttpStatusCode.NoContent, await PostAsync($"queues/{_queue}/faults/{fault}"));
        var refused = await Assert.ThrowsAsync<ServiceBusException>(() => sender.SendMessageAsync(new ServiceBusMessage("a"), Token));
        Assert.Equal(HttpStatusCode.NoContent, (await _http.DeleteAsync(At($"queues/{_queue}/faults/{fault}"), Token)).StatusCode);
        await sender.SendMessageAsync(new ServiceBusMessage("a"), Token);

        Assert.Equal(reason, refused.Reason);
        Assert.Equal(1, broker.Status(_queue).Active);
    }

    [Theory]
    [InlineData("refuse-sends", "throttle", ServiceBusFailureReason.ServiceBusy)]
    [InlineData("throttle", "refuse-sends", ServiceBusFailureReason.ServiceBusy)]
    [InlineData("throttle", "full-queue", ServiceBusFailureReason.ServiceBusy)]
    [InlineData("full-queue", "disable-sends", ServiceBusFailureReason.QuotaExceeded)]
    public async Task Fault_OfTwo_OutlivesTheOther(string stays, string ends, ServiceBusFailureReason reason)
    {
        await using var client = broker.Client();
        await using var sender = client.CreateSender(_queue);
        await PostAsync($"queues/{_queue}/faults/{stays}");
        await PostAsync($"queues/{_queue}/faults/{ends}");

        await _http.DeleteAsync(At($"queues/{_queue}/faults/{ends}"), Token);

        var refused = await Assert.ThrowsAsync<ServiceBusException>(() => sender.SendMessageAsync(new ServiceBusMessage("a"), Token));
        Assert.Equal(reason, refused.Reason);
    }

    [Theory]
    [InlineData("drop-before-answering?sends=1", 1)]
    [InlineData("drop-before-storing", 0)]
    public async Task Send_WhoseConnectionIsDropped_FailsAndIsStoredOrNot(string fault, int stored)
    {
        await using var client = broker.Client();
        await using var sender = client.CreateSender(_queue);
        await PostAsync($"queues/{_queue}/faults/{fault}");

        var failed = await Assert.ThrowsAsync<ServiceBusException>(() => sender.SendMessageAsync(new ServiceBusMessage("a"), Token));

        Assert.True(failed.IsTransient);
        Assert.Equal(stored, broker.Status(_queue).Active);
    }

    [Theory]
    [InlineData("queues/{0}/faults/delay-answers?milliseconds=5", HttpStatusCode.NoContent)]
    [InlineData("queues/{0}/faults/delay-answers?milliseconds=soon", HttpStatusCode.BadRequest)]
    [InlineData("queues/{0}/faults/drop-before-storing?sends=-1", HttpStatusCode.BadRequest)]
    [InlineData("queues/{0}/faults/hold-settlements", HttpStatusCode.NoContent)]
    [InlineData("queues/{0}/expire-locks", HttpStatusCode.NoContent)]
    [InlineData("queues/{0}/faults/no-such-fault", HttpStatusCode.NotFound)]
    [InlineData("queues/nowhere/expire-locks", HttpStatusCode.NotFound)]
    [InlineData("connections/drop", HttpStatusCode.OK)]
    public async Task Post_ToAPath_IsAnsweredBy(string path, HttpStatusCode expected)
    {
        Assert.Equal(expected, await PostAsync(path.Replace("{0}", _queue, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Status_NamesEveryQueueWithItsNumbers()
    {
        using var status = JsonDocument.Parse(await _http.GetStringAsync(At("status"), Token));

        var queue = status.RootElement.GetProperty("queues").EnumerateArray()
            .Single(entry => entry.GetProperty("name").GetString() == _queue);
        Assert.Equal((0, 0), (queue.GetProperty("active").GetInt32(), queue.GetProperty("bytes").GetInt32()));
        Assert.Equal("Memory", status.RootElement.GetProperty("storage").GetProperty("state").GetString());
    }

    [Fact]
    public async Task Run_WithoutAFile_DoesNotStart()
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();

        var code = await new BrokerRun(new BrokerOptions(), "/nowhere/Config.json", null, output, errors).RunAsync(Token);

        Assert.Equal((ExitCodes.NotStarted, ""), (code, output.ToString()));
        Assert.StartsWith("The broker cannot start. ", errors.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_UntilItIsCancelled_EndsWell()
    {
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(
            file, """{ "UserConfig": { "Namespaces": [ { "Queues": [ { "Name": "a" } ] } ] } }""", Token);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Token);
        using var output = new CtrlC(stop);
        using var errors = new StringWriter();

        var code = await new BrokerRun(new BrokerOptions { Port = 0 }, file, null, output, errors).RunAsync(stop.Token);

        File.Delete(file);
        Assert.Equal((ExitCodes.Success, ""), (code, errors.ToString()));
        Assert.StartsWith("Queues: a", output.ToString(), StringComparison.Ordinal);
    }

    private async Task<HttpStatusCode> PostAsync(string path) => (await _http.PostAsync(At(path), null, Token)).StatusCode;

    private Uri At(string path) => new(_control.Url, path);

    /// <summary>Ends the run as soon as it says that it is ready.</summary>
    private sealed class CtrlC(CancellationTokenSource stop) : StringWriter
    {
        public override async Task WriteLineAsync(string? value)
        {
            await base.WriteLineAsync(value);
            if (value!.StartsWith("Ready.", StringComparison.Ordinal)) await stop.CancelAsync();
        }
    }
}
