using Bridge.Core.Truv;

namespace Bridge.Core.Enrichment.Running;

/// <summary>
/// Whether enriching works, across runs: one alarm when it stops, one message when it goes on. While it does not work, a run
/// tries one event at a time, so that trouble costs one call and one postponement for each run.
/// </summary>
public sealed class EnrichmentHealth(EnrichmentTelemetry telemetry)
{
    private const int FailuresThatMeanDown = 10;

    private readonly Lock _gate = new();
    private EnrichmentTrouble _trouble;
    private int _failures;

    /// <summary>The trouble at the moment.</summary>
    public EnrichmentTrouble Trouble
    {
        get
        {
            lock (_gate) return _trouble;
        }
    }

    /// <summary>Takes note of what Truv's API said to an event.</summary>
    /// <returns>The trouble that the run has to end for.</returns>
    public EnrichmentTrouble Observe(TruvOutcome outcome)
    {
        lock (_gate)
        {
            switch (outcome)
            {
                case TruvOutcome.Unauthorized:
                    return Begin(EnrichmentTrouble.Unauthorized);
                case TruvOutcome.Unavailable:
                    return ++_failures >= FailuresThatMeanDown ? Begin(EnrichmentTrouble.ApiDown) : EnrichmentTrouble.None;
                case TruvOutcome.Throttled:
                    return EnrichmentTrouble.None;
                default:
                    _failures = 0;
                    if (_trouble is EnrichmentTrouble.Unauthorized or EnrichmentTrouble.ApiDown) End();
                    return EnrichmentTrouble.None;
            }
        }
    }

    /// <summary>Takes note that something of ours does not work.</summary>
    public void Report(EnrichmentTrouble trouble)
    {
        lock (_gate) Begin(trouble);
    }

    /// <summary>Takes note that an event was published and recorded: queue and storage work.</summary>
    public void Published()
    {
        lock (_gate)
        {
            if (_trouble is EnrichmentTrouble.QueueDown or EnrichmentTrouble.StorageDown) End();
        }
    }

    private EnrichmentTrouble Begin(EnrichmentTrouble trouble)
    {
        telemetry.Halted(trouble, isNew: _trouble != trouble);
        return _trouble = trouble;
    }

    private void End()
    {
        telemetry.Resumed(_trouble);
        _trouble = EnrichmentTrouble.None;
    }
}
