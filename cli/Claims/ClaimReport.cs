using System.Globalization;
using Bridge.Cli.Parked;
using Bridge.Core.Claims;

namespace Bridge.Cli.Claims;

/// <summary>Claim checks one on each line, for people or for a machine, and a sum.</summary>
/// <param name="output">For the lines.</param>
/// <param name="json">Whether they are for a machine.</param>
internal sealed class ClaimReport(TextWriter output, bool json)
{
    internal int Count { get; private set; }

    internal long Bytes { get; private set; }

    internal string Sum => string.Create(CultureInfo.InvariantCulture, $"{Count} claim checks of {Bytes:N0} bytes");

    internal async Task WriteAsync(IAsyncEnumerable<StoredClaim> claims)
    {
        await foreach (var claim in claims)
        {
            if (Count == 0 && !json) await output.WriteLineAsync($"{"STORED (UTC)",-12} {"BYTES",12}  NAME");
            await output.WriteLineAsync(json ? Json(claim) : Line(claim));
            Count++;
            Bytes += claim.Bytes;
        }
    }

    private static string Line(StoredClaim claim) => string.Create(
        CultureInfo.InvariantCulture, $"{claim.Name.Day,-12:yyyy-MM-dd} {claim.Bytes,12}  {claim.Name}");

    private static string Json(StoredClaim claim) => ParkedJson.Of(new
    {
        Name = claim.Name.ToString(), claim.Name.Day, claim.Name.Sha256, claim.Bytes,
    });
}
