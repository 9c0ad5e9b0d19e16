namespace Bridge.EndToEnd.BadInput;

/// <summary>Where the bytes of a request are.</summary>
internal enum Kept
{
    /// <summary>Nowhere.</summary>
    Nowhere,

    /// <summary>On the quarantine queue, and on no other.</summary>
    Quarantine,

    /// <summary>On the queue of received webhooks, or past it.</summary>
    Received,
}
