namespace Bridge.Consumer.Claims;

/// <summary>What became of a claim check.</summary>
public enum ClaimOutcome
{
    /// <summary>The blob is there, and its bytes have the SHA-256 that the event names.</summary>
    Found,

    /// <summary>There is no such blob: it was deleted, or its time was over.</summary>
    Missing,

    /// <summary>The address is not in the container that this consumer trusts; nothing was read.</summary>
    Foreign,

    /// <summary>The blob is larger than this consumer reads.</summary>
    TooLarge,

    /// <summary>The bytes have another SHA-256.</summary>
    Altered,
}
