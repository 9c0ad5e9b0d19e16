namespace Bridge.Consumer.Inbox;

/// <summary>What the inbox did with an event.</summary>
public enum InboxOutcome
{
    /// <summary>The work was done, and both are committed.</summary>
    Handled,

    /// <summary>The work was done earlier: nothing happened.</summary>
    AlreadyHandled,
}
