using System.Collections.Concurrent;

namespace Bridge.Functions.Vault;

/// <summary>Decides when to warn: as soon as fewer than 60, 30 or 7 days are left, and every day from then on.</summary>
internal sealed class ExpiryWatch
{
    private static readonly TimeSpan Repeat = TimeSpan.FromDays(1);

    private readonly ConcurrentDictionary<Expiring, (int Threshold, DateTimeOffset At)> _warned = new();

    /// <summary>What to warn of now, with whole days left; fewer than 0 when it is over.</summary>
    internal IReadOnlyList<(Expiring What, int Days)> Due(IEnumerable<Expiring> expiring, DateTimeOffset now)
    {
        var due = new List<(Expiring What, int Days)>();
        foreach (var one in expiring)
        {
            if (ExpiryThresholds.Of(one.ExpiresAt - now) is not { } threshold) continue;
            if (_warned.TryGetValue(one, out var last) && last.Threshold <= threshold && now - last.At < Repeat) continue;
            _warned[one] = (threshold, now);
            due.Add((one, (int)Math.Floor((one.ExpiresAt - now).TotalDays)));
        }

        return due;
    }
}
