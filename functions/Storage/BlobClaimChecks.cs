using System.Security.Cryptography;
using Azure;
using Azure.Storage;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Bridge.Core.Claims;

namespace Bridge.Functions.Storage;

/// <summary>Claim checks in one container of Blob Storage (docs/decisions/0010).</summary>
internal sealed class BlobClaimChecks(BlobContainerClient container, TimeProvider time, StorageTelemetry telemetry) : IClaimChecks
{
    public BlobClaimChecks(StorageClients clients, TimeProvider time, StorageTelemetry telemetry)
        : this(clients.Claims, time, telemetry)
    {
    }

    public async Task<ClaimCheck?> StoreAsync(ReadOnlyMemory<byte> data, CancellationToken cancellationToken)
    {
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(data.Span));
        var name = new ClaimName(DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime), sha256);
        var blob = container.GetBlobClient(name.ToString());
        try
        {
            await UploadAsync(blob, data, cancellationToken);
            return new ClaimCheck(Address(blob), sha256);
        }
        catch (Exception e) when (StorageTrouble.IsRefusal(e))
        {
            telemetry.RecordClaim("refused", data.Length);
            var explanation = StorageTrouble.Explain(e, container);
            telemetry.LogClaimRefused(e, explanation);
            throw new ClaimCheckException(explanation, e);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            telemetry.RecordClaim("unavailable", data.Length);
            telemetry.LogClaimUnavailable(e, data.Length, StorageTrouble.Explain(e, container));
            return null;
        }
    }

    // One request writes the whole blob, so there is never half of one under a name that promises all.
    private async Task UploadAsync(BlobClient blob, ReadOnlyMemory<byte> data, CancellationToken cancellationToken)
    {
        var options = new BlobUploadOptions
        {
            Conditions = new BlobRequestConditions { IfNoneMatch = ETag.All },
            HttpHeaders = new BlobHttpHeaders { ContentType = "application/json" },
            TransferOptions = new StorageTransferOptions { InitialTransferSize = data.Length + 1L },
            TransferValidation = new UploadTransferValidationOptions { ChecksumAlgorithm = StorageChecksumAlgorithm.MD5 },
        };
        try
        {
            await blob.UploadAsync(BinaryData.FromBytes(data), options, cancellationToken);
            telemetry.RecordClaim("stored", data.Length);
        }
        catch (RequestFailedException e) when (IsThere(e))
        {
            telemetry.RecordClaim("present", data.Length);
        }
    }

    private static bool IsThere(RequestFailedException e) =>
        e.ErrorCode == BlobErrorCode.BlobAlreadyExists || e.ErrorCode == BlobErrorCode.ConditionNotMet;

    // Without the signature that a connection string may carry: consumers have rights of their own.
    private static Uri Address(BlobClient blob) => new UriBuilder(blob.Uri) { Query = "" }.Uri;
}
