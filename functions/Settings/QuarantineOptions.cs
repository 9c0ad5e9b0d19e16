using System.ComponentModel.DataAnnotations;
using Bridge.Core.Webhooks;

namespace Bridge.Functions.Settings;

/// <summary>
/// How much of quarantine the holder of a trusted certificate can take with wrong signatures; the three together bound what
/// can ever lie there. Section <c>Receiving:Quarantine</c>.
/// </summary>
public sealed class QuarantineOptions
{
    /// <summary>Most such messages that one instance keeps in an hour; 0 keeps none.</summary>
    /// <value>Default 60.</value>
    [Range(0, 100_000)]
    public int MessagesPerHour { get; set; } = 60;

    /// <summary>Most bytes of such bodies that one instance keeps in an hour.</summary>
    /// <value>Default 524 288 (512 KiB): 168 MiB at most over the default lifetime, for one instance.</value>
    [Range(0, 1024L * 1024 * 1024)]
    public long BytesPerHour { get; set; } = 512 * 1024;

    /// <summary>How long each stays.</summary>
    /// <value>Default 14 days.</value>
    [Range(typeof(TimeSpan), "00:05:00", "365.00:00:00")]
    public TimeSpan TimeToLive { get; set; } = TimeSpan.FromDays(14);

    internal QuarantineLimits ToLimits() => new(MessagesPerHour, BytesPerHour, TimeToLive);
}
