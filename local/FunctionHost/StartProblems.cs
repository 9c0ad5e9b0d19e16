namespace Bridge.Local.FunctionHost;

/// <summary>Collects everything that forbids a start, so that the operator sees it at once.</summary>
internal sealed class StartProblems
{
    private readonly List<string> problems = [];

    public int Count => problems.Count;

    public void Add(string problem) => problems.Add(problem);

    public void ThrowIfAny()
    {
        if (problems.Count > 0)
            throw new FunctionHostException([.. problems]);
    }
}
