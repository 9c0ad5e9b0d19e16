using System.CommandLine;
using Bridge.Core.Parked;

namespace Bridge.Cli.Parked;

/// <summary>What the listing commands have in common: one line for each message, for people or for a machine.</summary>
internal static class Listing
{
    internal static readonly Option<bool> Json = new("--json") { Description = "One JSON object on each line." };

    /// <summary>Writes lines as the pages come.</summary>
    /// <returns>How many messages there were.</returns>
    internal static async Task<int> WriteAsync<T>(
        IAsyncEnumerable<IReadOnlyList<T>> pages, string? header, Func<T, string> line)
        where T : IParkedMessage
    {
        var count = 0;
        await foreach (var page in pages)
        {
            if (count == 0 && header is not null) Console.WriteLine(header);
            foreach (var message in page) Console.WriteLine(line(message));
            count += page.Count;
        }

        return count;
    }
}
