using System.Text.RegularExpressions;

namespace Bridge.Functions.Settings;

/// <summary>What is wrong with a trust rule; a setting that its kind does not use is wrong too, never ignored.</summary>
internal static partial class TrustRuleValidation
{
    private const string HowToPin = "64 hex digits: openssl x509 -in truv.pem -noout -fingerprint -sha256";
    private const string HowToPinKey = "64 hex digits: openssl x509 -in truv.pem -noout -pubkey | openssl pkey -pubin "
        + "-outform der | openssl dgst -sha256";

    internal static IEnumerable<string> Problems(TrustRuleOptions rule) =>
        (rule.Kind == TrustRuleKind.Pinned ? PinnedProblems(rule) : IssuedProblems(rule))
        .Concat(NameProblems(rule)).Concat(WindowProblems(rule));

    private static IEnumerable<string> PinnedProblems(TrustRuleOptions rule)
    {
        if (!IsGiven(rule.CertificateSha256) && !IsGiven(rule.SpkiSha256)
            && !IsGiven(rule.CertificateSha256Secret) && !IsGiven(rule.SpkiSha256Secret))
            yield return $"is Pinned, so CertificateSha256 (or SpkiSha256, or the Secret with either) must hold {HowToPin}";
        if (IsGiven(rule.CertificateSha256) && !PinText.IsValid(rule.CertificateSha256!))
            yield return $"is Pinned, so each value of CertificateSha256 must hold {HowToPin}";
        if (IsGiven(rule.SpkiSha256) && !PinText.IsValid(rule.SpkiSha256!))
            yield return $"is Pinned, so each value of SpkiSha256 must hold {HowToPinKey}";
        if (!IsGiven(rule.SubjectAlternativeName))
            yield return "has no SubjectAlternativeName, such as mtls-prod.truv.com.";
        foreach (var problem in Unused(
            rule, (nameof(rule.SubjectCommonName), rule.SubjectCommonName), (nameof(rule.CaSecret), rule.CaSecret),
            (nameof(rule.IntermediatesSecret), rule.IntermediatesSecret), (nameof(rule.Crl), rule.Crl)))
            yield return problem;
    }

    private static IEnumerable<string> IssuedProblems(TrustRuleOptions rule)
    {
        if (!IsGiven(rule.CaSecret))
            yield return "is Issued, so CaSecret must name the Key Vault secret that holds the issuing authority as PEM.";
        if (!IsGiven(rule.SubjectAlternativeName) && !IsGiven(rule.SubjectCommonName))
            yield return "has no SubjectAlternativeName, such as mtls-prod.truv.com, and no SubjectCommonName.";
        foreach (var location in CrlLocations.Of(rule).Where(location => !CrlLocations.IsValid(location)))
            yield return $"has a Crl that is neither an http(s) address nor a full path of a file nor vault:SECRET: {location}";
        foreach (var problem in Unused(
            rule, (nameof(rule.CertificateSha256), rule.CertificateSha256), (nameof(rule.SpkiSha256), rule.SpkiSha256),
            (nameof(rule.CertificateSha256Secret), rule.CertificateSha256Secret),
            (nameof(rule.SpkiSha256Secret), rule.SpkiSha256Secret)))
            yield return problem;
    }

    private static IEnumerable<string> NameProblems(TrustRuleOptions rule)
    {
        if (IsGiven(rule.SubjectAlternativeName) && !HostName().IsMatch(rule.SubjectAlternativeName!))
            yield return "has a SubjectAlternativeName that is no exact DNS name: letters, digits, hyphens and dots only.";
    }

    private static IEnumerable<string> WindowProblems(TrustRuleOptions rule)
    {
        const string form = "must be a moment with offset, such as 2026-06-01T00:00:00Z.";
        if (!TrustRuleTime.IsValid(rule.NotBefore)) yield return $"has a NotBefore that {form}";
        if (!TrustRuleTime.IsValid(rule.NotAfter)) yield return $"has a NotAfter that {form}";
        if (TrustRuleTime.Parse(rule.NotBefore) >= TrustRuleTime.Parse(rule.NotAfter))
            yield return "is never in force: NotBefore must lie before NotAfter.";
    }

    private static IEnumerable<string> Unused(TrustRuleOptions rule, params (string Name, string? Value)[] settings) =>
        settings.Where(setting => IsGiven(setting.Value)).Select(setting =>
            $"is {rule.Kind}, and {setting.Name} has no part in that: remove it or change the Kind.");

    private static bool IsGiven(string? text) => !string.IsNullOrWhiteSpace(text);

    [GeneratedRegex(@"\A[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?\z")]
    private static partial Regex HostName();
}
