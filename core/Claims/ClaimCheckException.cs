namespace Bridge.Core.Claims;

/// <summary>The store of claim checks refuses to work; the message says why and what to set.</summary>
public sealed class ClaimCheckException : Exception
{
    /// <summary>Creates one that says nothing.</summary>
    public ClaimCheckException()
    {
    }

    /// <summary>Creates one with what happened and what to do.</summary>
    public ClaimCheckException(string message)
        : base(message)
    {
    }

    /// <summary>Creates one with what happened, what to do, and what the store said.</summary>
    public ClaimCheckException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
