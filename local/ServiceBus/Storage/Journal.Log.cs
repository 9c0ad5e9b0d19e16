using Microsoft.Extensions.Logging;

namespace Bridge.Local.ServiceBus.Storage;

/// <summary>What the journal logs.</summary>
internal sealed partial class Journal
{
    [LoggerMessage(11, LogLevel.Warning, "The journal ended in {Bytes} bytes of a write that a crash cut short; they are left out")]
    private static partial void LogTorn(ILogger logger, long bytes);

    [LoggerMessage(12, LogLevel.Critical, "The journal cannot be written: nothing is acknowledged any more")]
    private static partial void LogFailure(ILogger logger, Exception exception);

    [LoggerMessage(14, LogLevel.Debug, "An answer has nobody to go to")]
    private static partial void LogUntold(ILogger logger, Exception exception);

    [LoggerMessage(13, LogLevel.Debug, "The journal was written anew: {Before} bytes before, {After} after")]
    private static partial void LogCompacted(ILogger logger, long before, long after);
}
