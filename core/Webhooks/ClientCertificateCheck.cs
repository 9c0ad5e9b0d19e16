using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Bridge.Core.Certificates;
using Microsoft.Extensions.Logging;

namespace Bridge.Core.Webhooks;

/// <summary>The forwarded client certificate is in its validity and one trust rule accepts it.</summary>
public sealed partial class ClientCertificateCheck(
    IReadOnlyList<TrustRule> rules, TimeProvider time, ILogger<ClientCertificateCheck> logger) : IRequestCheck
{
    /// <summary>The header in which App Service forwards the leaf as base64 DER.</summary>
    public const string HeaderName = "X-ARR-ClientCert";

    /// <inheritdoc />
    public Verdict? Refusal(WebhookRequest request, Evidence evidence)
    {
        if (ForwardedCertificate.Refusal(request.Header(HeaderName), out var leaf) is { } refusal) return refusal;

        using (leaf)
        {
            evidence.CertificateSha256 = leaf!.GetCertHashString(HashAlgorithmName.SHA256);
            return Judge(leaf, evidence);
        }
    }

    private Verdict? Judge(X509Certificate2 leaf, Evidence evidence)
    {
        var now = time.GetUtcNow();
        if (now < leaf.NotBefore.ToUniversalTime() || now > leaf.NotAfter.ToUniversalTime())
            return CertificateVerdicts.NotInValidity;

        foreach (var rule in rules)
        {
            var outcome = rule.Judge(leaf, now);
            if (outcome == TrustOutcome.Trusted)
            {
                evidence.TrustRule = rule.Name;
                return null;
            }

            LogRuleRefused(rule.Name, outcome, evidence.CertificateSha256!);
        }

        return CertificateVerdicts.Untrusted;
    }

    [LoggerMessage(1, LogLevel.Debug, "Trust rule {Rule} does not accept certificate {Fingerprint}: {Outcome}")]
    private partial void LogRuleRefused(string rule, TrustOutcome outcome, string fingerprint);
}
