using Amqp;

namespace Azure.Messaging.ServiceBus.Amqp;

/// <summary>Closes a link and the session that it has for itself; a connection that is gone already is no trouble.</summary>
internal static class LinkClosing
{
    internal static async Task CloseAsync(Link link)
    {
        try
        {
            await link.CloseAsync();
            if (link.Session is not SharedSession) await link.Session.CloseAsync();
        }
        catch (Exception e) when (e is AmqpException or ObjectDisposedException or TimeoutException)
        {
            // Closed by the other side, or with the connection.
        }
    }
}
