namespace Bridge.Core.Ledger;

/// <summary>The ledger could not be read or written; the message says why and what to do.</summary>
public sealed class LedgerException : Exception
{
    /// <summary>Creates one that says nothing.</summary>
    public LedgerException()
    {
    }

    /// <summary>Creates one with what happened and what to do.</summary>
    public LedgerException(string message)
        : base(message)
    {
    }

    /// <summary>Creates one with what happened, what to do, and what the store said.</summary>
    public LedgerException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
