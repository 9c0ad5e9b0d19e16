namespace Bridge.Core.Certificates.Carriers;

/// <summary>
/// The way in which the platform hands on the certificate of the TLS connection: a header of its own, that a caller cannot
/// write. Exactly one carrier is active.
/// </summary>
public interface ICertificateCarrier
{
    /// <summary>Name of the header, case-insensitive.</summary>
    string HeaderName { get; }

    /// <summary>Longest acceptable value in characters, checked before anything is decoded.</summary>
    int MaxLength { get; }

    /// <summary>Decodes one value.</summary>
    /// <param name="value">The value, not empty and not longer than <see cref="MaxLength"/>.</param>
    /// <param name="der">Takes the DER; <see cref="CarrierLimits.MaxDerBytes"/> bytes and a base64 quantum long.</param>
    /// <param name="length">How many bytes were written.</param>
    CarrierOutcome Decode(ReadOnlySpan<char> value, Span<byte> der, out int length);
}
