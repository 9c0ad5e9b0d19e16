namespace Bridge.Local.ServiceBus;

/// <summary>How a queue that refuses sends says so.</summary>
public enum SendRefusal
{
    /// <summary>Not now: answered as busy, since clients try again then.</summary>
    Refused,

    /// <summary>Busy, error 50009: clients try again.</summary>
    Throttled,

    /// <summary>Full: the quota is used up.</summary>
    Full,

    /// <summary>Disabled by its owner.</summary>
    Disabled,
}
