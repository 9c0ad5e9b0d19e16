using System.Text;
using Azure;
using Azure.Identity;
using Bridge.Core.Certificates.Revocation;
using Bridge.Functions.Settings;
using Bridge.Functions.Vault;

namespace Bridge.Functions.Certificates;

/// <summary>Reads lists of revoked certificates from files, addresses and the vault, never more than their largest size.</summary>
/// <param name="http">Downloads.</param>
/// <param name="vault">The vault, made only when a list is there.</param>
/// <param name="time">The clock.</param>
internal sealed class RevocationSource(IHttpClientFactory http, Func<VaultClients> vault, TimeProvider time)
{
    /// <summary>Name of the HTTP client.</summary>
    internal const string ClientName = "crl";

    /// <summary>Longest time for one list.</summary>
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(20);

    /// <summary>Reads one list; null when it cannot be read, one byte too many when it is too large.</summary>
    internal async Task<ReadOnlyMemory<byte>?> ReadAsync(string location, CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource(Timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        try
        {
            if (CrlLocations.IsVault(location, out var secret)) return await ReadSecretAsync(secret, either.Token);
            return CrlLocations.IsAddress(location, out var address)
                ? await DownloadAsync(address!, either.Token)
                : await ReadFileAsync(location, either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return null;
        }
        catch (Exception e) when (e is HttpRequestException or IOException or UnauthorizedAccessException
            or RequestFailedException or AuthenticationFailedException or AggregateException)
        {
            return null;
        }
    }

    private async Task<ReadOnlyMemory<byte>?> DownloadAsync(Uri address, CancellationToken cancellationToken)
    {
        using var client = http.CreateClient(ClientName);
        using var response = await client.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        if (!response.IsSuccessStatusCode) return null;
        await using var content = await response.Content.ReadAsStreamAsync(cancellationToken);
        return await ReadAsync(content, cancellationToken);
    }

    // A secret is at most 25 KB.
    private async Task<ReadOnlyMemory<byte>?> ReadSecretAsync(string name, CancellationToken cancellationToken) =>
        Encoding.ASCII.GetBytes(
            (await vault().Secrets.GetSecretAsync(name, cancellationToken: cancellationToken)).Value.Value);

    private static async Task<ReadOnlyMemory<byte>> ReadFileAsync(string path, CancellationToken cancellationToken)
    {
        await using var content = File.OpenRead(path);
        return await ReadAsync(content, cancellationToken);
    }

    private static async Task<ReadOnlyMemory<byte>> ReadAsync(Stream content, CancellationToken cancellationToken)
    {
        const int chunk = 16 * 1024;
        using var bytes = new MemoryStream();
        var buffer = new byte[chunk];
        while (bytes.Length <= RevocationListReader.MaxBytes)
        {
            var read = await content.ReadAsync(buffer, cancellationToken);
            if (read == 0) break;
            await bytes.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
        }

        return bytes.ToArray();
    }
}
