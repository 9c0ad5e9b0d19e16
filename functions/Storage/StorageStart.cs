using Azure;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Bridge.Core.Claims;
using Bridge.Core.Ledger;
using Microsoft.Extensions.Hosting;

namespace Bridge.Functions.Storage;

/// <summary>
/// Makes table and container when they are missing, and refuses to start when it may not. An account that does not answer is
/// no reason: receiving needs no storage, and events wait in their queue.
/// </summary>
internal sealed class StorageStart(Func<StorageClients> clients, StorageTelemetry telemetry) : IHostedLifecycleService
{
    // The clients are made only here: they need sound options, and the list of unsound ones has to come first.
    public Task StartingAsync(CancellationToken cancellationToken)
    {
        var (ledger, claims) = (clients().Ledger, clients().Claims);
        return Task.WhenAll(
            VerifyAsync(() => MakeAsync(ledger, cancellationToken), e => StorageTrouble.Explain(e, ledger),
                (text, e) => new LedgerException(text, e), cancellationToken),
            VerifyAsync(() => MakeAsync(claims, cancellationToken), e => StorageTrouble.Explain(e, claims),
                (text, e) => new ClaimCheckException(text, e), cancellationToken));
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    // An identity that may not make it may still use it.
    private static async Task MakeAsync(TableClient table, CancellationToken cancellationToken)
    {
        try
        {
            await table.CreateIfNotExistsAsync(cancellationToken);
        }
        catch (RequestFailedException e) when (e.Status == 403)
        {
            await foreach (var _ in table.QueryAsync<TableEntity>(
                entity => entity.PartitionKey == "", 1, ["PartitionKey"], cancellationToken)) break;
        }
    }

    private static async Task MakeAsync(BlobContainerClient container, CancellationToken cancellationToken)
    {
        try
        {
            await container.CreateIfNotExistsAsync(cancellationToken: cancellationToken);
        }
        catch (RequestFailedException e) when (e.Status == 403)
        {
            await container.GetPropertiesAsync(cancellationToken: cancellationToken);
        }
    }

    private async Task VerifyAsync(
        Func<Task> make, Func<Exception, string> explain, Func<string, Exception, Exception> refusal,
        CancellationToken cancellationToken)
    {
        try
        {
            await make();
        }
        catch (Exception e) when (StorageTrouble.IsRefusal(e))
        {
            throw refusal(explain(e), e);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            telemetry.LogUnverified(e, explain(e));
        }
    }
}
