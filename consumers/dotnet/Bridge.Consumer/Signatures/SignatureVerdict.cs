namespace Bridge.Consumer.Signatures;

/// <summary>What looking at Truv's signature again found.</summary>
public enum SignatureVerdict
{
    /// <summary>One of the secrets signed the body, and the event says what the body says.</summary>
    Verified,

    /// <summary>There is no signature, and this consumer has agreed to events without one.</summary>
    AcceptedUnsigned,

    /// <summary>There is no signature: events from Truv's delivery history have none.</summary>
    Missing,

    /// <summary>No secret produces the signature: forged, or signed with a secret that is not in the list.</summary>
    Mismatch,

    /// <summary>The body is signed, but the event around it tells something else, or has another id.</summary>
    EventDiffers,
}
