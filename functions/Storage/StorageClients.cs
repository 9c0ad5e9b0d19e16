using Azure.Core;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Bridge.Functions.Settings;
using Microsoft.Extensions.Options;

namespace Bridge.Functions.Storage;

/// <summary>The official storage clients: by connection string locally, by identity in Azure.</summary>
internal sealed class StorageClients
{
    // Three retries and 5 s for each answer: a caller knows within half a minute, and the event waits in its queue.
    private const int MaxRetries = 3;
    private static readonly TimeSpan Delay = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan MaxDelay = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan TableTimeout = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan BlobTimeout = TimeSpan.FromSeconds(15);

    public StorageClients(IOptions<StorageOptions> options, TokenCredential credential)
    {
        var storage = options.Value;
        var (tables, blobs) = (new TableClientOptions(), new BlobClientOptions());
        Bound(tables.Retry, TableTimeout);
        Bound(blobs.Retry, BlobTimeout);
        var tableService = storage.IsByIdentity
            ? new TableServiceClient(storage.TableServiceUri, credential, tables)
            : new TableServiceClient(storage.ConnectionString, tables);
        var blobService = storage.IsByIdentity
            ? new BlobServiceClient(storage.BlobServiceUri, credential, blobs)
            : new BlobServiceClient(storage.ConnectionString, blobs);
        Ledger = tableService.GetTableClient(storage.LedgerTable);
        Claims = blobService.GetBlobContainerClient(storage.ClaimContainer);
    }

    internal StorageClients(TableClient ledger, BlobContainerClient claims) => (Ledger, Claims) = (ledger, claims);

    public TableClient Ledger { get; }

    public BlobContainerClient Claims { get; }

    private static void Bound(RetryOptions retry, TimeSpan timeout)
    {
        retry.Mode = RetryMode.Exponential;
        retry.MaxRetries = MaxRetries;
        retry.Delay = Delay;
        retry.MaxDelay = MaxDelay;
        retry.NetworkTimeout = timeout;
    }
}
