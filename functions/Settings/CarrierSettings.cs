using Bridge.Core.Certificates.Carriers;

namespace Bridge.Functions.Settings;

/// <summary>The one active carrier, from validated settings.</summary>
internal static class CarrierSettings
{
    internal static ICertificateCarrier ToCarrier(this ReceivingOptions options) =>
        Enum.Parse<CertificateCarrierKind>(options.Carrier) switch
        {
            CertificateCarrierKind.AppService => new AppServiceCarrier(),
            CertificateCarrierKind.ContainerApps => new ContainerAppsCarrier(),
            _ => new PemHeaderCarrier(options.PemHeaderName!),
        };
}
