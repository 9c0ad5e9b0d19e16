using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace Bridge.Cli.Control;

/// <summary>Whole numbers of a query.</summary>
internal static class QueryNumber
{
    /// <exception cref="FormatException">It is no whole number within the bounds.</exception>
    internal static int Read(IQueryCollection query, string name, int otherwise, int least, int most)
    {
        if (query[name] is not [{ Length: > 0 } text]) return otherwise;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number >= least && number <= most
                ? number
                : throw new FormatException($"'{name}' must be a whole number from {least} to {most}, not '{text}'.");
    }
}
