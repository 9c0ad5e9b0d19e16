using System.Buffers;
using Bridge.Core.Certificates;
using Bridge.Core.Certificates.Caching;
using Bridge.Core.Certificates.Carriers;
using Microsoft.Extensions.Logging;

namespace Bridge.Core.Webhooks;

/// <summary>The forwarded client certificate is in its validity and one trust rule accepts it.</summary>
/// <param name="policy">Rules, carrier and lifetime of verdicts; they never change for one check.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Takes the outcome of each rule that refuses.</param>
public sealed class ClientCertificateCheck(
    ReceivingPolicy policy, TimeProvider time, ILogger<ClientCertificateCheck> logger) : IRequestCheck
{
    /// <summary>The header in which App Service forwards the leaf as base64 DER.</summary>
    public const string HeaderName = AppServiceCarrier.Header;

    private readonly ICertificateCarrier _carrier = policy.Carrier;
    private readonly CertificateJudge _judge = new(policy.TrustRules, policy.CertificateVerdictLifetime, logger);

    internal CertificateVerdictCache Cache { get; } = new();

    /// <inheritdoc />
    public string StepName => "certificate";

    /// <inheritdoc />
    public Verdict? Refusal(WebhookRequest request, Evidence evidence)
    {
        var values = request.Header(_carrier.HeaderName);
        if (values.Count > 1) return CertificateVerdicts.Repeated;
        if (values.Count == 0 || values[0] is not { Length: > 0 } text) return CertificateVerdicts.Missing;
        if (text.Length > _carrier.MaxLength) return CertificateVerdicts.Malformed;

        var now = time.GetUtcNow();
        var generation = _judge.Generation;
        return Cache.Find(text, now, generation) is { } known
            ? Note(known, evidence)
            : Decode(text, now, generation, evidence);
    }

    private Verdict? Decode(string text, DateTimeOffset now, long generation, Evidence evidence)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(CarrierLimits.BufferBytes);
        try
        {
            return _carrier.Decode(text, buffer, out var length) switch
            {
                CarrierOutcome.Decoded => Find(buffer.AsSpan(0, length), text, now, generation, evidence),
                CarrierOutcome.Repeated => CertificateVerdicts.Repeated,
                _ => CertificateVerdicts.Malformed,
            };
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private Verdict? Find(
        ReadOnlySpan<byte> der, string text, DateTimeOffset now, long generation, Evidence evidence)
    {
        var key = CertificateDigest.Of(der);
        if (Cache.Find(key, text, now, generation) is { } known) return Note(known, evidence);

        using var leaf = CertificateLoader.TryLoad(der);
        if (leaf is null) return CertificateVerdicts.Malformed;
        var verdict = _judge.Judge(leaf, key.ToFingerprint(), now, generation);
        Cache.Set(key, text, verdict);
        return Note(verdict, evidence);
    }

    private static Verdict? Note(CertificateVerdict verdict, Evidence evidence)
    {
        evidence.CertificateSha256 = verdict.Fingerprint;
        evidence.TrustRule = verdict.Rule;
        return verdict.Refusal;
    }
}
