using Bridge.Core.Events;
using Bridge.Core.Webhooks;
using Bridge.Functions.Storage;
using Bridge.Functions.Vault;
using Bridge.Tests.Builders;
using Bridge.Tests.Functions.Storage;
using Microsoft.Extensions.Logging.Abstractions;

namespace Bridge.Tests.Functions.Vault;

/// <summary>Which Access Secret signed last, from the queue to Table storage.</summary>
public sealed class SignerTests(AzuriteFixture azurite)
{
    private static readonly DateTimeOffset At = new(2026, 6, 1, 12, 0, 0, TimeSpan.Zero);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Enqueue_AcceptedEvents_AreWrittenWithinTheIntervalAndAtTheEnd()
    {
        var table = await azurite.TableAsync();
        var (notes, time) = (new SignerNotes(), new AwaitedTime(At));
        var queue = new NotingWebhookQueue(new FixedQueue(QueueOutcome.Accepted), notes);
        var clients = new StorageClients(table, await azurite.ContainerAsync());
        using var writer = new SignerWriter(
            notes, () => clients, time, NullLogger<SignerWriter>.Instance);
        await writer.StartAsync(Token);
        await Until.TrueAsync(() => time.IsAwaited(SignerWriter.Interval));

        await EnqueueAsync(queue, "truv-1", At);
        await EnqueueAsync(queue, "truv/2", At.AddSeconds(5));
        await EnqueueAsync(queue, "truv-1", At.AddSeconds(-5));
        time.Advance(SignerWriter.Interval);
        await UntilAsync(async () => (await new SignerStore(table).ReadAsync(Token)).Count == 2);

        Assert.Equal([("truv/2", At.AddSeconds(5)), ("truv-1", At)], await new SignerStore(table).ReadAsync(Token));
        await EnqueueAsync(queue, "truv-1", At.AddSeconds(9));
        await writer.StopAsync(Token);
        Assert.Equal(("truv-1", At.AddSeconds(9)), (await new SignerStore(table).ReadAsync(Token))[0]);
    }

    [Fact]
    public async Task Enqueue_RefusedOrPulledEvents_AreNotNoted()
    {
        var notes = new SignerNotes();

        await EnqueueAsync(new NotingWebhookQueue(new FixedQueue(QueueOutcome.Unavailable), notes), "truv-1", At);
        await EnqueueAsync(new NotingWebhookQueue(new FixedQueue(QueueOutcome.Accepted), notes), null, At);

        Assert.Empty(notes.Unwritten());
    }

    private static async Task UntilAsync(Func<Task<bool>> condition)
    {
        while (!await condition()) await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System, Token);
    }

    private static async Task EnqueueAsync(NotingWebhookQueue queue, string? label, DateTimeOffset at)
    {
        var body = """{"webhook_id":"1","event_type":"a"}"""u8.ToArray();
        TruvEventReader.Read(body, out var truvEvent);
        await queue.EnqueueAsync(truvEvent!, body, new Evidence { SecretLabel = label, ReceivedAt = at }, Token);
    }

    private sealed class FixedQueue(QueueOutcome outcome) : IWebhookQueue
    {
        public Task<QueueOutcome> EnqueueAsync(
            TruvEvent truvEvent, ReadOnlyMemory<byte> body, Evidence evidence, CancellationToken cancellationToken) =>
            Task.FromResult(outcome);

        public Task<QueueOutcome> QuarantineAsync(
            ReadOnlyMemory<byte> body, Evidence evidence, TimeSpan? timeToLive, CancellationToken cancellationToken) =>
            Task.FromResult(outcome);
    }
}
