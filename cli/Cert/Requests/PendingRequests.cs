using Azure;
using Azure.Security.KeyVault.Certificates;

namespace Bridge.Cli.Cert.Requests;

/// <summary>The request that waits in the vault for its answer.</summary>
internal static class PendingRequests
{
    private const string InProgress = "inProgress";

    /// <summary>Finds it; null when there is none.</summary>
    internal static async Task<CertificateOperation?> FindAsync(
        CertificateClient vault, string certificate, CancellationToken cancellationToken)
    {
        try
        {
            var operation = await vault.GetCertificateOperationAsync(certificate, cancellationToken);
            return operation.Properties.Status == InProgress && operation.Properties.Csr is { Length: > 0 } ? operation : null;
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            return null;
        }
    }
}
