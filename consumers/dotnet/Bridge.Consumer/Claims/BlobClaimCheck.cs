using System.Security.Cryptography;
using Azure;
using Azure.Storage.Blobs;

namespace Bridge.Consumer.Claims;

/// <summary>Claim checks in one container of Blob Storage.</summary>
/// <param name="container">The only container that is read: an event must not send its consumer anywhere else.</param>
/// <param name="maxBytes">Largest blob that is read. Default 64 MiB.</param>
public sealed class BlobClaimCheck(BlobContainerClient container, int maxBytes = 64 * 1024 * 1024) : IClaimCheck
{
    /// <inheritdoc />
    public async Task<Claim> RedeemAsync(Uri reference, string sha256, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(reference);
        if (NameOf(reference) is not { } name) return new Claim(ClaimOutcome.Foreign);
        try
        {
            var answer = await container.GetBlobClient(name).DownloadStreamingAsync(cancellationToken: cancellationToken);
            using var blob = answer.Value;
            if (blob.Details.ContentLength > maxBytes) return new Claim(ClaimOutcome.TooLarge);
            using var content = new MemoryStream((int)blob.Details.ContentLength);
            await blob.Content.CopyToAsync(content, cancellationToken);
            var bytes = content.GetBuffer().AsMemory(0, (int)content.Length);
            return string.Equals(Convert.ToHexStringLower(SHA256.HashData(bytes.Span)), sha256, StringComparison.Ordinal)
                ? new Claim(ClaimOutcome.Found, bytes)
                : new Claim(ClaimOutcome.Altered);
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            return new Claim(ClaimOutcome.Missing);
        }
    }

    private string? NameOf(Uri reference)
    {
        var named = new BlobUriBuilder(reference);
        var own = new BlobUriBuilder(container.Uri);
        var isOwn = named.Scheme == own.Scheme
            && string.Equals(named.Host, own.Host, StringComparison.OrdinalIgnoreCase)
            && named.Port == own.Port
            && named.AccountName == own.AccountName
            && named.BlobContainerName == own.BlobContainerName
            && reference is { Query: "", UserInfo: "", Fragment: "" };
        return isOwn && named.BlobName.Length > 0 ? named.BlobName : null;
    }
}
