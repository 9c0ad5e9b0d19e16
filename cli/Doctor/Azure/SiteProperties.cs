namespace Bridge.Cli.Doctor.Azure;

/// <summary>What the management API says of the function app.</summary>
/// <param name="ClientCertEnabled"><c>clientCertEnabled</c>.</param>
/// <param name="ClientCertMode"><c>clientCertMode</c>.</param>
/// <param name="ClientCertExclusionPaths"><c>clientCertExclusionPaths</c>; null or empty for none.</param>
/// <param name="HttpsOnly"><c>httpsOnly</c>.</param>
/// <param name="OutboundAddresses"><c>outboundIpAddresses</c>, separated by commas.</param>
internal sealed record SiteProperties(
    bool ClientCertEnabled, string? ClientCertMode, string? ClientCertExclusionPaths, bool HttpsOnly, string? OutboundAddresses);
