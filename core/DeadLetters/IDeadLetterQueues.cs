namespace Bridge.Core.DeadLetters;

/// <summary>The dead-letter queues of the namespace.</summary>
public interface IDeadLetterQueues
{
    /// <summary>The names of the bridge's own queues.</summary>
    IReadOnlyList<string> Names { get; }

    /// <summary>Opens the dead letters of one queue.</summary>
    /// <param name="queue"><c>received</c>, <c>events</c> or <c>quarantine</c> for the bridge's own, or any queue's name.</param>
    IDeadLetterQueue Open(string queue);
}
