namespace Azure.Messaging.ServiceBus;

/// <summary>A message for a processor's handler, and how to settle it.</summary>
public class ProcessMessageEventArgs : EventArgs
{
    private readonly ServiceBusReceiver _receiver;

    /// <summary>Creates them.</summary>
    public ProcessMessageEventArgs(
        ServiceBusReceivedMessage message, ServiceBusReceiver receiver, CancellationToken cancellationToken)
        : this(message, receiver, "", cancellationToken)
    {
    }

    /// <summary>Creates them.</summary>
    public ProcessMessageEventArgs(
        ServiceBusReceivedMessage message, ServiceBusReceiver receiver, string identifier,
        CancellationToken cancellationToken)
    {
        (Message, _receiver, Identifier, CancellationToken) = (message, receiver, identifier, cancellationToken);
    }

    /// <summary>The message.</summary>
    public ServiceBusReceivedMessage Message { get; }

    /// <summary>Is cancelled when the processor stops.</summary>
    public CancellationToken CancellationToken { get; }

    /// <summary>Address of the queue.</summary>
    public string EntityPath => _receiver.EntityPath;

    /// <summary>Name of the processor.</summary>
    public string Identifier { get; }

    /// <summary>Host name of the namespace.</summary>
    public string FullyQualifiedNamespace => _receiver.FullyQualifiedNamespace;

    /// <summary>Whether the handler settled the message itself.</summary>
    internal bool IsSettled { get; private set; }

    /// <summary>Removes a message from the queue.</summary>
    public virtual Task CompleteMessageAsync(
        ServiceBusReceivedMessage message, CancellationToken cancellationToken = default) =>
        SettleAsync(_receiver.CompleteMessageAsync(message, cancellationToken));

    /// <summary>Gives a message back.</summary>
    public virtual Task AbandonMessageAsync(
        ServiceBusReceivedMessage message, IDictionary<string, object>? propertiesToModify = null,
        CancellationToken cancellationToken = default) =>
        SettleAsync(_receiver.AbandonMessageAsync(message, propertiesToModify, cancellationToken));

    /// <summary>Puts a message aside.</summary>
    public virtual Task DeferMessageAsync(
        ServiceBusReceivedMessage message, IDictionary<string, object>? propertiesToModify = null,
        CancellationToken cancellationToken = default) =>
        SettleAsync(_receiver.DeferMessageAsync(message, propertiesToModify, cancellationToken));

    /// <summary>Moves a message to the dead-letter queue.</summary>
    public virtual Task DeadLetterMessageAsync(
        ServiceBusReceivedMessage message, IDictionary<string, object>? propertiesToModify = null,
        CancellationToken cancellationToken = default) =>
        SettleAsync(_receiver.DeadLetterMessageAsync(message, propertiesToModify, cancellationToken));

    /// <summary>Moves a message to the dead-letter queue, with a reason.</summary>
    public virtual Task DeadLetterMessageAsync(
        ServiceBusReceivedMessage message, string deadLetterReason, string? deadLetterErrorDescription = null,
        CancellationToken cancellationToken = default) => SettleAsync(
        _receiver.DeadLetterMessageAsync(message, deadLetterReason, deadLetterErrorDescription, cancellationToken));

    /// <summary>Moves a message to the dead-letter queue, with a reason and changed properties.</summary>
    public virtual Task DeadLetterMessageAsync(
        ServiceBusReceivedMessage message, IDictionary<string, object> propertiesToModify, string deadLetterReason,
        string? deadLetterErrorDescription = null, CancellationToken cancellationToken = default) => SettleAsync(
        _receiver.DeadLetterMessageAsync(
            message, propertiesToModify, deadLetterReason, deadLetterErrorDescription, cancellationToken));

    /// <summary>Keeps a message locked for another lock time.</summary>
    public virtual Task RenewMessageLockAsync(
        ServiceBusReceivedMessage message, CancellationToken cancellationToken = default) =>
        _receiver.RenewMessageLockAsync(message, cancellationToken);

    private async Task SettleAsync(Task settling)
    {
        await settling;
        IsSettled = true;
    }
}
