using Bridge.Core.Webhooks;

namespace Bridge.Core.Certificates.Caching;

/// <summary>What the rules said of one certificate, with what evidence needs, and how long it holds.</summary>
/// <param name="refusal">The refusal; null when a rule accepts the certificate.</param>
/// <param name="fingerprint">SHA-256 of the DER, upper-case hex.</param>
/// <param name="rule">Name of the rule that accepts it.</param>
/// <param name="validity">How long the verdict holds.</param>
internal sealed class CertificateVerdict(Verdict? refusal, string fingerprint, string? rule, VerdictValidity validity)
{
    internal Verdict? Refusal { get; } = refusal;

    internal string Fingerprint { get; } = fingerprint;

    internal string? Rule { get; } = rule;

    internal VerdictValidity Validity { get; } = validity;

    /// <summary>A header text that decodes to this certificate; any thread may replace it by another such.</summary>
    internal string? Text { get; set; }
}
