namespace Bridge.Consumer.Processing;

/// <summary>Dead-letter reasons of this consumer.</summary>
public static class PoisonReason
{
    /// <summary>Not JSON, or not as the contract says.</summary>
    public const string ContractViolated = "contract-violated";

    /// <summary>Written under another major version of the contract: update the consumer, then replay.</summary>
    public const string ContractUnknown = "contract-unknown";

    /// <summary>The claim check's blob is not there.</summary>
    public const string ClaimMissing = "claim-missing";

    /// <summary>The claim check points outside the trusted container, or this consumer has none.</summary>
    public const string ClaimForeign = "claim-foreign";

    /// <summary>The claim check's blob is larger than this consumer reads.</summary>
    public const string ClaimTooLarge = "claim-too-large";

    /// <summary>The claim check's blob has another SHA-256.</summary>
    public const string ClaimAltered = "claim-altered";

    /// <summary>No secret of this consumer produces the signature.</summary>
    public const string SignatureMismatch = "signature-mismatch";

    /// <summary>The event has no signature, and this consumer asks for one.</summary>
    public const string SignatureMissing = "signature-missing";

    /// <summary>The signed body and the event around it, its id included, differ.</summary>
    public const string EventDiffers = "event-differs";

    /// <summary>The handler said that it cannot be done.</summary>
    public const string Unprocessable = "unprocessable";

    /// <summary>Tried as often as this consumer tries.</summary>
    public const string AttemptsExhausted = "attempts-exhausted";
}
