namespace Bridge.Cli.Mutation;

/// <summary>One change to the code.</summary>
/// <param name="Line">Where it starts, counted from 1.</param>
/// <param name="Mutation">The kind of change.</param>
/// <param name="Replacement">The code that replaced the original.</param>
/// <param name="Status">What became of it.</param>
internal sealed record Mutant(int Line, string Mutation, string Replacement, MutantStatus Status)
{
    private const int LongestReplacement = 90;

    /// <summary>Whether it should have been noticed and was not.</summary>
    internal bool IsMissed => Status is MutantStatus.Survived or MutantStatus.NoCoverage;

    internal bool IsNoticed => Status is MutantStatus.Killed or MutantStatus.Timeout;

    /// <summary>The change on one line.</summary>
    internal string Text
    {
        get
        {
            var code = string.Join(' ', Replacement.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries));
            var shown = code.Length > LongestReplacement ? $"{code[..LongestReplacement]}…" : code;
            return $"{Mutation} → {shown}";
        }
    }
}
