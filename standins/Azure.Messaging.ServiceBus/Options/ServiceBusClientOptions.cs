using System.Net;
using System.Net.Security;

namespace Azure.Messaging.ServiceBus;

/// <summary>How a client connects.</summary>
public class ServiceBusClientOptions
{
    /// <summary>How operations are tried again.</summary>
    public ServiceBusRetryOptions RetryOptions { get; set; } = new();

    /// <summary>The transport; this stand-in speaks TCP only.</summary>
    /// <value>Default: TCP.</value>
    public ServiceBusTransportType TransportType { get; set; }

    /// <summary>Name of the client.</summary>
    /// <value>Default: made up.</value>
    public string? Identifier { get; set; }

    /// <summary>Whether transactions span queues; transactions are not offered by this stand-in.</summary>
    public bool EnableCrossEntityTransactions { get; set; }

    /// <summary>Where to connect to instead of the namespace's own address.</summary>
    public Uri? CustomEndpointAddress { get; set; }

    /// <summary>A proxy for web sockets.</summary>
    public IWebProxy? WebProxy { get; set; }

    /// <summary>How long the connection may be silent before it counts as lost.</summary>
    /// <value>Default 1 min.</value>
    public TimeSpan ConnectionIdleTimeout { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>Decides about the server's certificate instead of the platform.</summary>
    public RemoteCertificateValidationCallback? CertificateValidationCallback { get; set; }
}
