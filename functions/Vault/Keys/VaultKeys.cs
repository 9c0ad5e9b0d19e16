using System.Buffers.Text;
using System.Text.Json;
using Azure;
using Azure.Core;
using Azure.Core.Pipeline;

namespace Bridge.Functions.Vault;

/// <summary>
/// Keys that sign inside the vault and never leave it, over Key Vault's REST API and the official pipeline: some feeds lack
/// Azure.Security.KeyVault.Keys (decision 0011).
/// </summary>
public sealed class VaultKeys
{
    private const string ApiVersion = "7.6";
    private const string Scope = "https://vault.azure.net/.default";

    private readonly Uri _vault;
    private readonly HttpPipeline _pipeline;

    /// <summary>Creates the client; nothing is sent yet.</summary>
    public VaultKeys(Uri vault, TokenCredential credential, VaultKeysOptions options)
    {
        _vault = vault;
        _pipeline = HttpPipelineBuilder.Build(options, new BearerTokenAuthenticationPolicy(credential, Scope));
    }

    /// <summary>Makes a key, or a new version of one.</summary>
    /// <exception cref="RequestFailedException">The vault refused.</exception>
    public async Task<VaultKey> CreateAsync(string name, VaultKeyKind kind, CancellationToken cancellationToken) =>
        JsonWebKeys.Read(await SendAsync(
            RequestMethod.Post, new Uri(_vault, $"keys/{name}/create"), JsonWebKeys.Request(kind), cancellationToken));

    /// <summary>Reads the public half of a key's latest version.</summary>
    /// <exception cref="RequestFailedException">There is none, or the vault refused.</exception>
    public async Task<VaultKey> GetAsync(string name, CancellationToken cancellationToken) =>
        JsonWebKeys.Read(await SendAsync(RequestMethod.Get, new Uri(_vault, $"keys/{name}"), null, cancellationToken));

    /// <summary>Signs a digest.</summary>
    /// <param name="key">The key with its version.</param>
    /// <param name="algorithm">Name in JOSE, such as <c>ES256</c> or <c>RS256</c>.</param>
    /// <param name="digest">The digest.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The signature as JOSE has it: for ECDSA the two numbers side by side.</returns>
    /// <exception cref="RequestFailedException">The vault refused.</exception>
    public async Task<byte[]> SignAsync(
        VaultKey key, string algorithm, ReadOnlyMemory<byte> digest, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(key);
        var answer = await SendAsync(
            RequestMethod.Post, new Uri($"{key.Id}/sign"),
            new { alg = algorithm, value = Base64Url.EncodeToString(digest.Span) }, cancellationToken);
        return Base64Url.DecodeFromChars(answer.GetProperty("value").GetString());
    }

    private async Task<JsonElement> SendAsync(
        RequestMethod method, Uri address, object? body, CancellationToken cancellationToken)
    {
        using var message = _pipeline.CreateMessage();
        message.Request.Method = method;
        message.Request.Uri.Reset(address);
        message.Request.Uri.AppendQuery("api-version", ApiVersion);
        message.Request.Headers.Add("Accept", "application/json");
        if (body is not null)
        {
            message.Request.Headers.Add("Content-Type", "application/json");
            message.Request.Content = RequestContent.Create(JsonSerializer.SerializeToUtf8Bytes(body));
        }

        await _pipeline.SendAsync(message, cancellationToken);
        if (message.Response.IsError) throw new RequestFailedException(message.Response);
        using var document = JsonDocument.Parse(message.Response.Content);
        return document.RootElement.Clone();
    }
}
