namespace Bridge.Core.Claims;

/// <summary>When data go to the store instead of into the message.</summary>
/// <param name="ThresholdBytes">Bytes of the event from which on its data are a claim check.</param>
public sealed record ClaimCheckLimits(int ThresholdBytes)
{
    /// <summary>192 KiB: a message of the standard tier carries 256 KiB, its properties included.</summary>
    public const int DefaultThresholdBytes = 196_608;
}
