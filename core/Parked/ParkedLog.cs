using Microsoft.Extensions.Logging;

namespace Bridge.Core.Parked;

/// <summary>What is logged of an operator's work.</summary>
internal static partial class ParkedLog
{
    [LoggerMessage(501, LogLevel.Warning, "Dropped {Count} {Kind} for good: {Reason}")]
    internal static partial void Dropped(ILogger logger, int count, string kind, string reason);
}
