namespace Bridge.Core.Certificates.Carriers;

/// <summary>
/// A proxy's own header with one certificate as PEM: percent-encoded (nginx <c>$ssl_client_escaped_cert</c>, a rewrite rule
/// of Application Gateway), or plain with spaces or tabs in place of line ends.
/// </summary>
/// <param name="headerName">The header that the proxy sets, and takes away from callers.</param>
public sealed class PemHeaderCarrier(string headerName) : ICertificateCarrier
{
    /// <inheritdoc />
    public string HeaderName { get; } = headerName;

    /// <inheritdoc />
    public int MaxLength => CarrierLimits.MaxPemLength;

    /// <inheritdoc />
    public CarrierOutcome Decode(ReadOnlySpan<char> value, Span<byte> der, out int length) =>
        PemText.Decode(value, der, out length);
}
