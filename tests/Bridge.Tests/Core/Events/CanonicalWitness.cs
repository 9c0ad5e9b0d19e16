using Bridge.Tests.Local.ServiceBus;

namespace Bridge.Tests.Core.Events;

/// <summary>The npm package <c>canonicalize</c>, in tests/witness: shares no code with the bridge.</summary>
internal static class CanonicalWitness
{
    /// <summary>Asks one Node process for the canonical form and the event id of each object.</summary>
    /// <param name="objects">JSON without line breaks.</param>
    internal static async Task<(string Canonical, string Id)[]> AskAsync(IEnumerable<string> objects)
    {
        var (exitCode, output, errors) = await NodeWitness.PipeAsync("canonical.mjs", string.Join('\n', objects));
        Assert.True(exitCode == 0, $"canonical.mjs ended with {exitCode}: {errors}");
        return [.. output.TrimEnd('\n').Split('\n').Chunk(2).Select(answer => (answer[0], answer[1]))];
    }
}
