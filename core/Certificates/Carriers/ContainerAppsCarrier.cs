namespace Bridge.Core.Certificates.Carriers;

/// <summary>
/// Container Apps: <c>X-Forwarded-Client-Cert</c> as Envoy writes it, <c>Hash=…;Cert="…";Chain="…"</c>, of which
/// <c>Cert</c> (percent-encoded PEM of the leaf) is read. A second element means a second proxy, and is refused.
/// </summary>
public sealed class ContainerAppsCarrier : ICertificateCarrier
{
    /// <summary>The header that Container Apps writes.</summary>
    public const string Header = "X-Forwarded-Client-Cert";

    private const string CertificateKey = "Cert";

    /// <inheritdoc />
    public string HeaderName => Header;

    /// <inheritdoc />
    public int MaxLength => CarrierLimits.MaxPemLength;

    /// <inheritdoc />
    public CarrierOutcome Decode(ReadOnlySpan<char> value, Span<byte> der, out int length)
    {
        length = 0;
        var certificate = ReadOnlySpan<char>.Empty;
        for (var rest = value; !rest.IsEmpty;)
        {
            if (!ForwardedPair.TryRead(ref rest, out var pair)) return CarrierOutcome.Malformed;
            if (pair.EndsElement) return CarrierOutcome.Repeated;
            if (!pair.Key.Equals(CertificateKey, StringComparison.OrdinalIgnoreCase)) continue;
            if (!certificate.IsEmpty) return CarrierOutcome.Repeated;
            certificate = pair.Value;
        }

        return certificate.IsEmpty ? CarrierOutcome.Malformed : PemText.Decode(certificate, der, out length);
    }
}
