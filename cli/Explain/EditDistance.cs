namespace Bridge.Cli.Explain;

/// <summary>How many characters have to be added, removed or replaced to make one text of another (Levenshtein).</summary>
internal static class EditDistance
{
    internal static int Between(string from, string to)
    {
        // One row of the table at a time: row[j] is the distance of what was read of 'from' to the first j of 'to'.
        var row = Enumerable.Range(0, to.Length + 1).ToArray();
        for (var i = 1; i <= from.Length; i++)
        {
            var diagonal = row[0]++;
            for (var j = 1; j <= to.Length; j++)
            {
                var replaced = diagonal + (from[i - 1] == to[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[^1];
    }
}
