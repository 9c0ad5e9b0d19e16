namespace Bridge.Functions.Settings;

/// <summary>How a trust rule knows Truv's certificate.</summary>
public enum TrustRuleKind
{
    /// <summary>Truv's own certificate, known by its SHA-256.</summary>
    Pinned,

    /// <summary>A certificate that our own authority issued to Truv.</summary>
    Issued,
}
