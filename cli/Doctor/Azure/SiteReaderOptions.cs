using Azure.Core;

namespace Bridge.Cli.Doctor.Azure;

/// <summary>Transport and retries of <see cref="SiteReader"/>.</summary>
internal sealed class SiteReaderOptions : ClientOptions;
