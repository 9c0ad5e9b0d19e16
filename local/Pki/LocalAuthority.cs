using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Bridge.Local.Pki;

/// <summary>A certificate authority that makes what is missing, broken, about to expire or issued by a former self.</summary>
internal sealed class LocalAuthority
{
    private const int AuthorityYears = 10;
    private const int CertificateDays = 365;
    private static readonly TimeSpan RenewBefore = TimeSpan.FromDays(30);
    private static readonly TimeSpan ClockSkew = TimeSpan.FromMinutes(5);

    private readonly PemStore _store;
    private readonly DateTimeOffset _now;
    private readonly X509Certificate2 _certificate;

    internal LocalAuthority(PemStore store, string name, string commonName, DateTimeOffset now)
    {
        _store = store;
        _now = now;
        CertificateFile = store.Files(name).CertificateFile;
        _certificate = Sound(store.TryLoad(name)) ?? Create(name, CertificateProfile.Authority(commonName));
    }

    internal string CertificateFile { get; }

    internal PemFiles Issue(string name, CertificateProfile profile)
    {
        using var kept = Sound(_store.TryLoad(name));
        if (kept is null || !IsMine(kept)) Sign(name, profile);
        return _store.Files(name);
    }

    // An authority that somebody has put there may be younger than the clock skew.
    private DateTimeOffset ValidFrom()
    {
        DateTimeOffset authority = _certificate.NotBefore.ToUniversalTime();
        return authority > _now - ClockSkew ? authority : _now - ClockSkew;
    }

    private X509Certificate2? Sound(X509Certificate2? certificate)
    {
        if (certificate is null || certificate.NotAfter.ToUniversalTime() > (_now + RenewBefore).UtcDateTime) return certificate;
        certificate.Dispose();
        return null;
    }

    private bool IsMine(X509Certificate2 certificate)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.Add(_certificate);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.VerificationTime = _now.UtcDateTime;
        return chain.Build(certificate);
    }

    private X509Certificate2 Create(string name, CertificateProfile profile)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var certificate = profile.Request(key).CreateSelfSigned(_now - ClockSkew, _now.AddYears(AuthorityYears));
        _store.Save(name, certificate, key);
        return _store.TryLoad(name)!;
    }

    private void Sign(string name, CertificateProfile profile)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = profile.Request(key);
        request.CertificateExtensions.Add(
            X509AuthorityKeyIdentifierExtension.CreateFromCertificate(_certificate, true, false));
        using var certificate = request.Create(
            _certificate, ValidFrom(), _now.AddDays(CertificateDays), RandomNumberGenerator.GetBytes(16));
        _store.Save(name, certificate, key);
    }
}
