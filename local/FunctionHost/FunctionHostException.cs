namespace Bridge.Local.FunctionHost;

/// <summary>The function host refuses to start; the message lists every reason.</summary>
/// <param name="problems">What has to be mended.</param>
public sealed class FunctionHostException(IReadOnlyList<string> problems)
    : Exception($"The function host cannot start:{string.Concat(problems.Select(problem => $"\n- {problem}"))}")
{
    /// <summary>What has to be mended, one sentence each.</summary>
    public IReadOnlyList<string> Problems { get; } = problems;
}
