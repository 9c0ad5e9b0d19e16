using Microsoft.Extensions.Logging;

namespace Bridge.Local.ServiceBus.Storage;

/// <summary>What the journal logs.</summary>
internal sealed partial class Journal
{
    [LoggerMessage(11, LogLevel.Warning, "The journal ended in {Bytes} bytes of a write that a crash cut short; they are left out")]
    private static partial void LogTorn(ILogger logger, long bytes);

    [LoggerMessage(12, LogLevel.Critical, "The journal failed, and no retry mends it: nothing is acknowledged any more")]
    private static partial void LogFailure(ILogger logger, Exception exception);

    [LoggerMessage(15, LogLevel.Error,
        "The journal cannot be written: {Reason} Answers wait and sends are refused as busy, until it can; tried again every second")]
    private static partial void LogStalled(ILogger logger, string reason, Exception exception);

    [LoggerMessage(16, LogLevel.Warning, "The journal can be written again after {Stalled}: what waited is answered, nothing is lost")]
    private static partial void LogRecovered(ILogger logger, TimeSpan stalled);

    [LoggerMessage(17, LogLevel.Warning, "The journal could not be written anew, and goes on as it is")]
    private static partial void LogNotCompacted(ILogger logger, Exception exception);

    [LoggerMessage(18, LogLevel.Error, "The broker ends while the journal cannot be written: what was not answered is lost")]
    private static partial void LogGivenUp(ILogger logger);

    [LoggerMessage(14, LogLevel.Debug, "An answer has nobody to go to")]
    private static partial void LogUntold(ILogger logger, Exception exception);

    [LoggerMessage(13, LogLevel.Debug, "The journal was written anew: {Before} bytes before, {After} after")]
    private static partial void LogCompacted(ILogger logger, long before, long after);
}
