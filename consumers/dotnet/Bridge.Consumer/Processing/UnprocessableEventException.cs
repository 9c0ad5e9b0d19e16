namespace Bridge.Consumer.Processing;

/// <summary>The work cannot be done for this event, however often it comes.</summary>
/// <param name="message">Goes into the dead-letter description: no personal data.</param>
public sealed class UnprocessableEventException(string message) : Exception(message);
