using System.Collections.Concurrent;
using Bridge.Core.Enrichment.Fetching;

namespace Bridge.Core.Enrichment.Running;

/// <summary>What the messages of one run share.</summary>
public sealed class RunUnderWay : IDisposable
{
    private readonly CancellationTokenSource _work;
    private readonly ConcurrentDictionary<EnrichmentOutcome, int> _tally = new();
    private volatile bool _isEnding;

    internal RunUnderWay(
        Func<CancellationToken, Coalescer> coalescer, ByteBudget room, TimeProvider time, CancellationToken cancellationToken)
    {
        Room = room;
        _work = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Coalescer = coalescer(_work.Token);
        Fetcher = new ResourceFetcher(Coalescer, Orders, time);
        Access = new AccessProbe(Coalescer, time);
    }

    /// <summary>Fetches resources for the run.</summary>
    public ResourceFetcher Fetcher { get; }

    /// <summary>Tells what a 403 means.</summary>
    public AccessProbe Access { get; }

    /// <summary>Bounds the memory of events that are being put together.</summary>
    internal ByteBudget Room { get; }

    internal Coalescer Coalescer { get; }

    internal OrderIndex Orders { get; } = new();

    /// <summary>Ends the work on messages in hand, which then go back to the queue.</summary>
    internal CancellationToken Token => _work.Token;

    internal bool IsEnding => _isEnding || _work.IsCancellationRequested;

    internal IReadOnlyDictionary<EnrichmentOutcome, int> Tally => _tally;

    /// <summary>Takes no more messages; those in hand are brought to an end.</summary>
    internal void End() => _isEnding = true;

    /// <summary>Takes no more messages and gives up those in hand.</summary>
    internal Task GiveUpAsync()
    {
        _isEnding = true;
        return _work.CancelAsync();
    }

    internal void Count(EnrichmentOutcome outcome) => _tally.AddOrUpdate(outcome, 1, (_, count) => count + 1);

    /// <inheritdoc />
    public void Dispose()
    {
        Coalescer.Dispose();
        _work.Dispose();
    }
}
