namespace Bridge.Cli.Doctor.Lines;

/// <summary>Names of the lines, in their order.</summary>
internal static class LineNames
{
    internal const string Settings = "settings";
    internal const string Vault = "key vault";
    internal const string Certificate = "client certificate";
    internal const string Name = "dns";
    internal const string Connection = "tcp";
    internal const string ServerCertificate = "tls";
    internal const string MutualTls = "mtls";
    internal const string Access = "access headers";
    internal const string WebhookConfiguration = "webhook configuration";
    internal const string FrontEnd = "front end";
    internal const string Site = "azure properties";
    internal const string ServiceBus = "service bus";
    internal const string Blob = "blob";
    internal const string Table = "table";
    internal const string Clock = "clock";
    internal const string Outbound = "outbound address";
}
