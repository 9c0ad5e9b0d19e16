namespace Bridge.Tests.Local.FunctionHost.Samples;

/// <summary>A scoped service: one for each invocation, disposed with it.</summary>
public sealed class Visit : IDisposable
{
    public Guid Id { get; } = Guid.NewGuid();

    public bool IsOver { get; private set; }

    public void Dispose() => IsOver = true;
}
