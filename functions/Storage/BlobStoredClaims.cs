using System.Runtime.CompilerServices;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Bridge.Core.Claims;

namespace Bridge.Functions.Storage;

/// <summary>The claim checks' container for those who clean up. The service lists blobs by name, so the oldest day comes first.</summary>
internal sealed class BlobStoredClaims(BlobContainerClient container) : IStoredClaims
{
    public BlobStoredClaims(StorageClients clients)
        : this(clients.Claims)
    {
    }

    public async IAsyncEnumerable<StoredClaim> ListAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var blobs = container.GetBlobsAsync(new GetBlobsOptions(), cancellationToken)
            .GetAsyncEnumerator(cancellationToken);
        while (await TryAsync(async () => await blobs.MoveNextAsync(), cancellationToken))
            if (ClaimName.Parse(blobs.Current.Name) is { } name)
                yield return new StoredClaim(name, blobs.Current.Properties.ContentLength ?? 0);
    }

    public Task DeleteAsync(StoredClaim claim, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(claim);
        return TryAsync(
            async () => (await container.GetBlobClient(claim.Name.ToString())
                .DeleteIfExistsAsync(DeleteSnapshotsOption.IncludeSnapshots, cancellationToken: cancellationToken)).Value,
            cancellationToken);
    }

    private async Task<bool> TryAsync(Func<Task<bool>> work, CancellationToken cancellationToken)
    {
        try
        {
            return await work();
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            throw new ClaimCheckException(StorageTrouble.Explain(e, container), e);
        }
    }
}
