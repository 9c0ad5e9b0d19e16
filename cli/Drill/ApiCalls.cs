using Bridge.Local.Truv;

namespace Bridge.Cli.Drill;

/// <summary>Calls of the simulated API, counted from its side and from the app's.</summary>
/// <param name="api">The API.</param>
/// <param name="logFile">The functions' log, where a call that never arrived shows.</param>
internal sealed class ApiCalls(TruvApi api, string logFile)
{
    private static readonly string[] Failures =
        ["got no usable answer", "TLS refused our client certificate", "is given back as throttled", "Truv's limit of requests is used up"];

    internal async Task<(int Calls, int Failed)> CountAsync(CancellationToken cancellationToken)
    {
        // 0 while it runs; what never gets an answer shows in the log.
        var refused = api.Requests.Kept.Count(one => one.Status is not (0 or 200 or 404));
        return ((int)api.Requests.Total, refused + await FailuresInLogAsync(cancellationToken));
    }

    // The functions write to it at the same time.
    private async Task<int> FailuresInLogAsync(CancellationToken cancellationToken)
    {
        await using var stream = new FileStream(logFile, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(stream);
        var count = 0;
        while (await reader.ReadLineAsync(cancellationToken) is { } line)
        {
            if (Failures.Any(failure => line.Contains(failure, StringComparison.Ordinal))) count++;
        }

        return count;
    }
}
