namespace Azure.Messaging.ServiceBus;

/// <summary>What went wrong in a processor, which goes on.</summary>
public sealed class ProcessErrorEventArgs : EventArgs
{
    /// <summary>Creates them.</summary>
    public ProcessErrorEventArgs(
        Exception exception, ServiceBusErrorSource errorSource, string fullyQualifiedNamespace, string entityPath,
        CancellationToken cancellationToken)
        : this(exception, errorSource, fullyQualifiedNamespace, entityPath, "", cancellationToken)
    {
    }

    /// <summary>Creates them.</summary>
    public ProcessErrorEventArgs(
        Exception exception, ServiceBusErrorSource errorSource, string fullyQualifiedNamespace, string entityPath,
        string identifier, CancellationToken cancellationToken)
    {
        (Exception, ErrorSource, FullyQualifiedNamespace) = (exception, errorSource, fullyQualifiedNamespace);
        (EntityPath, Identifier, CancellationToken) = (entityPath, identifier, cancellationToken);
    }

    /// <summary>What happened.</summary>
    public Exception Exception { get; }

    /// <summary>What the processor was doing.</summary>
    public ServiceBusErrorSource ErrorSource { get; }

    /// <summary>Host name of the namespace.</summary>
    public string FullyQualifiedNamespace { get; }

    /// <summary>Address of the queue.</summary>
    public string EntityPath { get; }

    /// <summary>Name of the processor.</summary>
    public string Identifier { get; }

    /// <summary>Is cancelled when the processor stops.</summary>
    public CancellationToken CancellationToken { get; }
}
