namespace Bridge.Core.Webhooks;

/// <summary>What a header rule says of a presented value.</summary>
public enum HeaderOutcome
{
    /// <summary>The value is one of the accepted ones.</summary>
    Accepted,

    /// <summary>The value is none of the accepted ones.</summary>
    Other,
}
