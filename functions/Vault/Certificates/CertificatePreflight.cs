using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Bridge.Core.Certificates;
using Bridge.Core.Certificates.Issuing;

namespace Bridge.Functions.Vault;

/// <summary>What can be said of a version of the client certificate without asking anybody.</summary>
public static class CertificatePreflight
{
    /// <summary>Judges a version.</summary>
    /// <param name="candidate">The version.</param>
    /// <param name="current">The version in use, whose chain it has to match; null when there is none.</param>
    /// <param name="now">The present, UTC.</param>
    public static PreflightOutcome Judge(ClientCertificate candidate, ClientCertificate? current, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(candidate);
        var leaf = candidate.Leaf;
        if (!leaf.HasPrivateKey) return PreflightOutcome.NoKey;
        if (!KeyFits(leaf)) return PreflightOutcome.OtherKey;
        if (leaf.NotBefore.ToUniversalTime() > now.UtcDateTime) return PreflightOutcome.NotYetValid;
        if (leaf.NotAfter.ToUniversalTime() < now.UtcDateTime) return PreflightOutcome.Expired;
        if (!ClientUsage.IsAllowed(leaf)) return PreflightOutcome.NotForClients;
        if (!ChainHolds(candidate, now)) return PreflightOutcome.ChainBroken;
        return current is not null && LacksIssuer(candidate, current) ? PreflightOutcome.ChainIncomplete : PreflightOutcome.Passed;
    }

    // Whatever a file claims, only a signature shows that key and certificate belong together.
    private static bool KeyFits(X509Certificate2 leaf)
    {
        ReadOnlySpan<byte> probe = "bridge preflight"u8;
        try
        {
            using var rsa = leaf.GetRSAPrivateKey();
            using var rsaPublic = leaf.GetRSAPublicKey();
            if (rsa is not null && rsaPublic is not null)
                return rsaPublic.VerifyData(
                    probe, rsa.SignData(probe, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1),
                    HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
            using var ecdsa = leaf.GetECDsaPrivateKey();
            using var ecdsaPublic = leaf.GetECDsaPublicKey();
            return ecdsa is not null && ecdsaPublic is not null
                && ecdsaPublic.VerifyData(probe, ecdsa.SignData(probe, HashAlgorithmName.SHA256), HashAlgorithmName.SHA256);
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    private static bool ChainHolds(ClientCertificate candidate, DateTimeOffset now)
    {
        if (candidate.Others.Count == 0) return true;
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.DisableCertificateDownloads = true;
        chain.ChainPolicy.VerificationTime = now.UtcDateTime;
        chain.ChainPolicy.VerificationTimeIgnored = false;
        chain.ChainPolicy.ExtraStore.AddRange(candidate.Others);
        chain.Build(candidate.Leaf);
        try
        {
            // Whether the host knows the root is for the host to say; what came along has to be the chain, and sound.
            const X509ChainStatusFlags open = X509ChainStatusFlags.PartialChain | X509ChainStatusFlags.UntrustedRoot
                | X509ChainStatusFlags.RevocationStatusUnknown | X509ChainStatusFlags.OfflineRevocation;
            X509Certificate2[] path = [.. chain.ChainElements.Select(element => element.Certificate)];
            return path.Length == candidate.Others.Count + 1
                && chain.ChainStatus.All(status => (status.Status & ~open) == 0)
                // Without its root the platform looks at neither signatures nor dates of a chain.
                && candidate.Others.All(other => IsAuthorityIn(other, now))
                && path.Zip(path.Skip(1)).All(link => CertificateSignature.IsBy(link.Second, link.First));
        }
        finally
        {
            foreach (var element in chain.ChainElements) element.Certificate.Dispose();
        }
    }

    private static bool IsAuthorityIn(X509Certificate2 certificate, DateTimeOffset now) =>
        certificate.NotBefore.ToUniversalTime() <= now.UtcDateTime && certificate.NotAfter.ToUniversalTime() >= now.UtcDateTime
        && certificate.Extensions.OfType<X509BasicConstraintsExtension>().Any(one => one.CertificateAuthority);

    private static bool LacksIssuer(ClientCertificate candidate, ClientCertificate current) =>
        current.Others.Any(other => IsIssuer(other, candidate.Leaf)) && !candidate.Others.Any(other => IsIssuer(other, candidate.Leaf));

    private static bool IsIssuer(X509Certificate2 issuer, X509Certificate2 leaf) =>
        issuer.SubjectName.RawData.AsSpan().SequenceEqual(leaf.IssuerName.RawData);
}
