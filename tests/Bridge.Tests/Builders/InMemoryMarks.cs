using Bridge.Core.Reconciliation;

namespace Bridge.Tests.Builders;

/// <summary>A mark without a store; passes the same suite as the real one.</summary>
internal sealed class InMemoryMarks : IReconciliationMarks
{
    private ReconciliationMark? _mark;

    /// <summary>Every mark that was written, in order.</summary>
    public List<ReconciliationMark> Written { get; } = [];

    /// <summary>Thrown by every call while it is set.</summary>
    public Exception? Trouble { get; set; }

    public Task<ReconciliationMark?> ReadAsync(CancellationToken cancellationToken) =>
        Trouble is null ? Task.FromResult(_mark) : Task.FromException<ReconciliationMark?>(Trouble);

    public Task WriteAsync(ReconciliationMark mark, CancellationToken cancellationToken)
    {
        if (Trouble is not null) return Task.FromException(Trouble);
        if (_mark?.Watermark > mark.Watermark) return Task.CompletedTask;
        Written.Add(mark);
        _mark = mark;
        return Task.CompletedTask;
    }
}
