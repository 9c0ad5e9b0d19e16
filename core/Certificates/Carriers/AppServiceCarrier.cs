namespace Bridge.Core.Certificates.Carriers;

/// <summary>App Service and Functions: <c>X-ARR-ClientCert</c>, base64 of the leaf's DER in one line.</summary>
public sealed class AppServiceCarrier : ICertificateCarrier
{
    /// <summary>The header that App Service writes.</summary>
    public const string Header = "X-ARR-ClientCert";

    /// <inheritdoc />
    public string HeaderName => Header;

    /// <inheritdoc />
    public int MaxLength => CarrierLimits.MaxBase64Length;

    /// <inheritdoc />
    public CarrierOutcome Decode(ReadOnlySpan<char> value, Span<byte> der, out int length)
    {
        if (StrictBase64.TryDecode(value, der, out length)) return CarrierOutcome.Decoded;
        // Some hops join repeated headers by a comma, which base64 never holds.
        return value.Contains(',') ? CarrierOutcome.Repeated : CarrierOutcome.Malformed;
    }
}
