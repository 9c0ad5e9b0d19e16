namespace Bridge.Cli.Drill;

/// <summary>How long and how hard.</summary>
/// <param name="Duration">Load around each change.</param>
/// <param name="PerSecond">Webhooks a second.</param>
/// <param name="RefreshInterval">How often the app reads the vault.</param>
internal sealed record DrillOptions(TimeSpan Duration, int PerSecond, TimeSpan RefreshInterval)
{
    /// <summary>A tenth of jitter, the reading itself, and the answer to the canary.</summary>
    internal TimeSpan PickUpLimit => (RefreshInterval * 1.1) + TimeSpan.FromSeconds(2);
}
