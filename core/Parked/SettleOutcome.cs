namespace Bridge.Core.Parked;

/// <summary>What became of a message that was to be removed.</summary>
public enum SettleOutcome
{
    /// <summary>It is off the queue.</summary>
    Removed,

    /// <summary>Its lock had ended: it is still there, or somebody else removed it.</summary>
    LockLost,
}
