namespace Bridge.Functions.Settings;

/// <summary>How the platform hands on the client certificate.</summary>
public enum CertificateCarrierKind
{
    /// <summary>App Service and Functions: <c>X-ARR-ClientCert</c>.</summary>
    AppService,

    /// <summary>Container Apps: <c>X-Forwarded-Client-Cert</c>.</summary>
    ContainerApps,

    /// <summary>A proxy's own header with PEM, such as Application Gateway's or nginx's.</summary>
    PemHeader,
}
