using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Bridge.Core.Certificates.Revocation;

namespace Bridge.Core.Certificates;

/// <summary>Builds and judges chains to a rule's own authorities and to nothing else.</summary>
internal sealed class TrustChain(X509Certificate2Collection authorities, bool requireClientUsage)
{
    private const X509ChainStatusFlags NotOurs = X509ChainStatusFlags.PartialChain
        | X509ChainStatusFlags.UntrustedRoot | X509ChainStatusFlags.NotSignatureValid | X509ChainStatusFlags.Cyclic;

    internal TrustOutcome Judge(X509Certificate2 leaf, DateTimeOffset now, RevocationLists? revocation)
    {
        using var chain = new X509Chain { ChainPolicy = Policy(now) };
        try
        {
            return chain.Build(leaf) ? JudgeBuilt(chain, now, revocation) : Explain(chain);
        }
        finally
        {
            foreach (var element in chain.ChainElements) element.Certificate.Dispose();
        }
    }

    private X509ChainPolicy Policy(DateTimeOffset now)
    {
        var policy = new X509ChainPolicy
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            // Lists of revoked certificates come in off the request path and are looked at below.
            RevocationMode = X509RevocationMode.NoCheck,
            DisableCertificateDownloads = true,
            VerificationTime = now.UtcDateTime,
            VerificationTimeIgnored = false,
        };
        if (requireClientUsage) policy.ApplicationPolicy.Add(new Oid(ClientUsage.ObjectId));
        foreach (var authority in authorities)
            (AuthorityCheck.IsSelfIssued(authority) ? policy.CustomTrustStore : policy.ExtraStore).Add(authority);
        return policy;
    }

    private static TrustOutcome JudgeBuilt(X509Chain chain, DateTimeOffset now, RevocationLists? revocation)
    {
        X509Certificate2[] path = [.. chain.ChainElements.Select(element => element.Certificate)];
        foreach (var certificate in path[..^1])
        {
            var strength = CertificateStrength.Judge(certificate, CertificateEncoding.Read(certificate.RawDataMemory));
            if (strength != TrustOutcome.Trusted) return strength;
        }

        // The root is trusted as configured: its signature of itself proves nothing, its key has to be strong.
        var root = CertificateStrength.JudgeKey(path[^1].PublicKey);
        if (root != TrustOutcome.Trusted) return root;
        return revocation is null ? TrustOutcome.Trusted : revocation.Judge(path, now);
    }

    private static TrustOutcome Explain(X509Chain chain)
    {
        var flags = chain.ChainStatus.Aggregate(X509ChainStatusFlags.NoError, (all, status) => all | status.Status);
        if ((flags & NotOurs) != 0) return TrustOutcome.OtherIssuer;
        if (flags.HasFlag(X509ChainStatusFlags.HasWeakSignature)) return TrustOutcome.WeakSignature;
        return flags is X509ChainStatusFlags.NotTimeValid ? TrustOutcome.NotInValidity : TrustOutcome.ConstraintViolated;
    }
}
