using Bridge.Core.Certificates;

namespace Bridge.Functions.Settings;

/// <summary>SHA-256 values in a setting or a secret: 64 hex digits each, separated by commas or white space.</summary>
internal static class PinText
{
    private static readonly char[] Separators = [',', ' ', '\t', '\r', '\n'];

    /// <summary>Whether there is at least one value, and all are well formed.</summary>
    internal static bool IsValid(string text) =>
        Split(text) is { Length: > 0 } values && values.All(value => value.Length == 64 && value.All(char.IsAsciiHexDigit));

    internal static IEnumerable<CertificatePin> Parse(string? text, CertificatePinKind kind) =>
        Split(text ?? "").Select(value => new CertificatePin(kind, Convert.FromHexString(value)));

    // Colons are how openssl prints a fingerprint.
    private static string[] Split(string text) =>
        text.Replace(":", "", StringComparison.Ordinal).Split(Separators, StringSplitOptions.RemoveEmptyEntries);
}
