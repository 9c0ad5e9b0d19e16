using System.ComponentModel.DataAnnotations;
using System.Text.RegularExpressions;

namespace Bridge.Functions.Settings;

/// <summary>The name goes with the carrier <c>PemHeader</c> and no other: exactly one carrier is active.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed partial class PemHeaderNameAttribute : ValidationAttribute
{
    /// <inheritdoc />
    protected override ValidationResult? IsValid(object? value, ValidationContext validationContext)
    {
        var isPemHeader = ((ReceivingOptions)validationContext.ObjectInstance).Carrier
            == nameof(CertificateCarrierKind.PemHeader);
        var name = value as string;
        return (isPemHeader, string.IsNullOrEmpty(name)) switch
        {
            (true, true) => new ValidationResult("Receiving__PemHeaderName is missing: Receiving__Carrier is PemHeader, so "
                + "name the header in which the proxy puts the client certificate as PEM, and takes it from callers."),
            (false, false) => new ValidationResult("Receiving__PemHeaderName is set, but Receiving__Carrier is not "
                + "PemHeader: exactly one carrier is active, so remove the name or set the carrier."),
            (true, false) when !FieldName().IsMatch(name!) => new ValidationResult(
                "Receiving__PemHeaderName is no HTTP field name (RFC 9110 §5.1)."),
            _ => ValidationResult.Success,
        };
    }

    [GeneratedRegex(@"\A[A-Za-z0-9!#$%&'*+.^_`|~-]+\z")]
    private static partial Regex FieldName();
}
