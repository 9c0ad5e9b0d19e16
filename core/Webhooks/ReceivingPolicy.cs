using System.Net;
using Bridge.Core.Certificates;
using Bridge.Core.Certificates.Carriers;

namespace Bridge.Core.Webhooks;

/// <summary>Everything that a webhook is checked against; immutable, replaced as a whole when a secret rotates.</summary>
/// <param name="TrustRules">Rules for the client certificate, at least one.</param>
/// <param name="Headers">Required custom headers.</param>
/// <param name="Secrets">Active Access Secrets, at least one.</param>
public sealed record ReceivingPolicy(
    IReadOnlyList<TrustRule> TrustRules, IReadOnlyList<RequiredHeader> Headers, IReadOnlyList<AccessSecret> Secrets)
{
    /// <summary>How the platform hands on the client certificate.</summary>
    /// <value>Default: App Service, <c>X-ARR-ClientCert</c>.</value>
    public ICertificateCarrier Carrier { get; init; } = new AppServiceCarrier();

    /// <summary>Networks that webhooks may come from; null when addresses are not looked at.</summary>
    /// <value>Default null: the certificate and the signature say who calls, an address only adds to them.</value>
    public IReadOnlyList<IPNetwork>? Sources { get; init; }

    /// <summary>Longest time for which the verdict on one certificate is repeated without asking the rules.</summary>
    /// <value>Default 5 minutes.</value>
    public TimeSpan CertificateVerdictLifetime { get; init; } = TimeSpan.FromMinutes(5);
}
