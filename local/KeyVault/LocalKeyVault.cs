using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace Bridge.Local.KeyVault;

/// <summary>A Key Vault for a laptop: read by the official clients, with tokens of a managed identity.</summary>
public sealed class LocalKeyVault : IAsyncDisposable
{
    private readonly VaultStore _store;
    private readonly IdentityEndpoint _identity;
    private readonly X509Certificate2 _certificate;
    private WebApplication? _vaultApp;
    private WebApplication? _identityApp;

    private LocalKeyVault(VaultStore store, IdentityEndpoint identity, X509Certificate2 certificate)
    {
        _store = store;
        _identity = identity;
        _certificate = certificate;
    }

    /// <summary>Address of the vault.</summary>
    public Uri Url { get; private set; } = new("https://localhost/");

    /// <summary>Value for <c>IDENTITY_ENDPOINT</c>.</summary>
    public Uri IdentityUrl { get; private set; } = new("http://127.0.0.1/");

    /// <summary>What goes wrong with the vault, on demand.</summary>
    public VaultFaults Faults { get; } = new();

    /// <summary>Value for <c>IDENTITY_HEADER</c>.</summary>
    public string IdentityHeader => _identity.Header;

    /// <summary>Starts the vault and the identity endpoint.</summary>
    /// <exception cref="IOException">A port is in use.</exception>
    public static async Task<LocalKeyVault> StartAsync(
        LocalKeyVaultOptions options, TimeProvider time, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        var tokens = new IdentityTokens(time);
        var vault = new LocalKeyVault(
            new VaultStore(time), new IdentityEndpoint(tokens), ServerCertificate(options));
        await vault.StartAsync(options, tokens, cancellationToken);
        return vault;
    }

    /// <summary>Sets a secret; the former versions stay.</summary>
    public void SetSecret(string name, string value, string? contentType = null) =>
        _store.SetSecret(name, value, contentType);

    /// <summary>Sets a certificate with its exportable key, leaf first; the former versions stay.</summary>
    public void SetCertificate(string name, string certificatePem, string privateKeyPem) =>
        _store.SetCertificate(name, certificatePem, privateKeyPem);

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (_vaultApp is not null) await _vaultApp.DisposeAsync();
        if (_identityApp is not null) await _identityApp.DisposeAsync();
        _certificate.Dispose();
    }

    private async Task StartAsync(LocalKeyVaultOptions options, IdentityTokens tokens, CancellationToken cancellationToken)
    {
        (_vaultApp, var port) = await LoopbackServer.StartAsync(
            options.Port, "Key Vault", listen => listen.UseHttps(_certificate), app => Map(app, tokens), cancellationToken);
        (_identityApp, var identityPort) = await LoopbackServer.StartAsync(
            options.IdentityPort, "managed identity", _ => { }, MapIdentity, cancellationToken);
        Url = new UriBuilder("https", "localhost", port).Uri;
        IdentityUrl = new UriBuilder("http", "127.0.0.1", identityPort, IdentityEndpoint.Path).Uri;
    }

    private void Map(WebApplication app, IdentityTokens tokens)
    {
        var gate = new VaultGate(tokens, Faults);
        app.Use(next => context => gate.InvokeAsync(context, next));
        app.UseRouting();
        new SecretEndpoints(_store).Map(app);
        new CertificateEndpoints(_store, new PendingCertificates(_store)).Map(app);
        new KeyEndpoints(_store).Map(app);
        app.MapFallback((HttpRequest request) => VaultJson.Refusal(new VaultRefusalException(
            StatusCodes.Status404NotFound, "NotFound", $"The local vault has no {request.Method} {request.Path}.")));
    }

    private void MapIdentity(WebApplication app)
    {
        app.UseRouting();
        _identity.Map(app);
    }

    // SChannel wants a key that came by PKCS#12.
    private static X509Certificate2 ServerCertificate(LocalKeyVaultOptions options)
    {
        using var pem = X509Certificate2.CreateFromPemFile(options.CertificateFile, options.KeyFile);
        return X509CertificateLoader.LoadPkcs12(pem.Export(X509ContentType.Pkcs12), null);
    }
}
