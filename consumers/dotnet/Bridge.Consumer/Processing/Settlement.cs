namespace Bridge.Consumer.Processing;

/// <summary>How a message leaves the consumer.</summary>
public abstract record Settlement
{
    /// <summary>The work is done, now or earlier: complete the message.</summary>
    /// <param name="Repeated">Whether it had been done earlier.</param>
    public sealed record Complete(bool Repeated) : Settlement;

    /// <summary>It can never be processed: dead-letter the message.</summary>
    /// <param name="Reason">One of <see cref="PoisonReason"/>.</param>
    /// <param name="Description">What to look at; without personal data.</param>
    public sealed record DeadLetter(string Reason, string Description) : Settlement;

    /// <summary>It may be processed later: abandon the message after a delay.</summary>
    /// <param name="Cause">What went wrong.</param>
    public sealed record Retry(Exception Cause) : Settlement;
}
