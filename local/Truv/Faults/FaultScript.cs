namespace Bridge.Local.Truv;

/// <summary>What happens to the next requests of some paths, one after the other; null is a good answer.</summary>
internal sealed class FaultScript(string path, IEnumerable<Fault?> steps)
{
    private readonly Queue<Fault?> _steps = new(steps);

    internal bool IsOver => _steps.Count == 0;

    internal bool TryNext(string requested, out Fault? fault)
    {
        fault = null;
        return PathPattern.Matches(path, requested) && _steps.TryDequeue(out fault);
    }
}
