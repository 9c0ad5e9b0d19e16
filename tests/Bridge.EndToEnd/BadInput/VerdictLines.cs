using System.Text.RegularExpressions;
using Bridge.EndToEnd.Running;

namespace Bridge.EndToEnd.BadInput;

/// <summary>The verdicts in the log of the functions.</summary>
internal sealed partial class VerdictLines(string file)
{
    public async Task<IReadOnlyList<VerdictLine>> AllAsync() =>
    [
        .. Line().Matches(await TextAsync()).Select(match =>
            new VerdictLine(match.Groups["level"].Value, match.Groups["code"].Value, match.Groups["reference"].Value)),
    ];

    /// <summary>The verdicts that follow what was there before, at least as many as asked for.</summary>
    public async Task<IReadOnlyList<VerdictLine>> AfterAsync(int before, int count = 1)
    {
        IReadOnlyList<VerdictLine> all = [];
        await Poll.UntilAsync(
            "the verdict is logged", async () => (all = await AllAsync()).Count >= before + count, seconds: 20);
        return [.. all.Skip(before)];
    }

    public async Task<string> TextAsync()
    {
        await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(stream);
        return await reader.ReadToEndAsync(TestContext.Current.CancellationToken);
    }

    [GeneratedRegex(
        @"(?<level>\w+): Bridge\.Core\.Webhooks\.ReceivingTelemetry\[(?<id>\d+)\]\s+"
        + @"(?<code>BRG\k<id>) [a-z0-9-]+: reference (?<reference>[^,\s]+),")]
    private static partial Regex Line();
}
