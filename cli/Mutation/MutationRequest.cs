namespace Bridge.Cli.Mutation;

/// <summary>What is asked for on the command line after the options.</summary>
/// <param name="Globs">Files to mutate, relative to the repository; none for the receiving code.</param>
/// <param name="ForStryker">Options that are passed on as they are.</param>
internal sealed record MutationRequest(IReadOnlyList<string> Globs, IReadOnlyList<string> ForStryker)
{
    /// <summary>Paths come first; all from the first option on is Stryker's.</summary>
    internal static MutationRequest Of(IEnumerable<string> words)
    {
        var all = words.ToArray();
        var paths = all.TakeWhile(word => !word.StartsWith('-')).ToArray();
        return new MutationRequest(paths, all[paths.Length..]);
    }
}
