using System.Collections.Concurrent;
using System.Data.Common;
using Bridge.Consumer.Processing;

namespace Bridge.Tests.Consumers.DotNet;

/// <summary>Work that is remembered, and that a test lets fail.</summary>
internal sealed class RecordingHandler : IEventHandler
{
    public ConcurrentQueue<ConsumedEvent> Handled { get; } = [];

    public Func<Exception?> Failure { get; set; } = () => null;

    public async Task HandleAsync(ConsumedEvent consumed, DbTransaction transaction, CancellationToken cancellationToken)
    {
        await using var command = transaction.Connection!.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = "CREATE TABLE IF NOT EXISTS work (id TEXT); INSERT INTO work VALUES ('done')";
        await command.ExecuteNonQueryAsync(cancellationToken);
        if (Failure() is { } failure) throw failure;
        Handled.Enqueue(consumed);
    }
}
