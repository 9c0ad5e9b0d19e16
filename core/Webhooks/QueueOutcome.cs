namespace Bridge.Core.Webhooks;

/// <summary>What the broker did with a message.</summary>
public enum QueueOutcome
{
    /// <summary>The broker holds the message, or held it already.</summary>
    Accepted,

    /// <summary>The broker could not be reached or refused for now; sending again may help.</summary>
    Unavailable,

    /// <summary>The message exceeds what the queue takes; sending again cannot help.</summary>
    TooLarge,
}
