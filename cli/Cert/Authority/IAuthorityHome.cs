using System.Security.Cryptography.X509Certificates;
using Bridge.Core.Certificates.Issuing;
using Bridge.Functions.Vault;

namespace Bridge.Cli.Cert.Authority;

/// <summary>Where authorities live: the vault, or for development a folder.</summary>
internal interface IAuthorityHome
{
    /// <summary>Finds an authority; null when there is none of that name.</summary>
    Task<CertificateAuthority?> OpenAsync(string name, CancellationToken cancellationToken);

    /// <summary>What is there under the name already, of an authority or of anything else; null when the name is free.</summary>
    Task<string?> TakenByAsync(string name, CancellationToken cancellationToken);

    /// <summary>Makes a key for a new authority.</summary>
    Task<IAuthoritySigner> CreateKeyAsync(string name, VaultKeyKind kind, CancellationToken cancellationToken);

    /// <summary>Keeps the certificate of a new authority.</summary>
    /// <returns>Where it is, for the person at the terminal.</returns>
    Task<string> SaveAsync(string name, X509Certificate2 certificate, CancellationToken cancellationToken);

    /// <summary>What the authority has issued.</summary>
    IIssueLog Log(string name);

    /// <summary>Publishes its list of revoked certificates.</summary>
    /// <returns>The value of the trust rule's setting <c>Crl</c>.</returns>
    Task<string> PublishAsync(string name, string pem, CancellationToken cancellationToken);
}
