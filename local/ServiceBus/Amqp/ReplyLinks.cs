using System.Collections.Concurrent;
using Amqp;
using Amqp.Listener;

namespace Bridge.Local.ServiceBus.Amqp;

/// <summary>
/// Where answers go, by connection: .NET names the target address of its receiving link as reply-to, the JS <c>$cbs</c> link
/// has no target address and names the link.
/// </summary>
internal sealed class ReplyLinks
{
    private readonly ConcurrentDictionary<(Connection Connection, string Name), ReplyEndpoint> _links = new();

    internal void Add(ReplyEndpoint endpoint, string? targetAddress)
    {
        var link = endpoint.Link;
        string[] names = targetAddress is null ? [link.Name] : [link.Name, targetAddress];
        foreach (var name in names) _links[(link.Session.Connection, name)] = endpoint;
        link.AddClosedCallback((_, _) =>
        {
            foreach (var name in names) _links.TryRemove((link.Session.Connection, name), out _);
        });
    }

    internal void Answer(ListenerLink requestLink, Message request, Message answer)
    {
        if (request.Properties?.ReplyTo is not { } replyTo
            || !_links.TryGetValue((requestLink.Session.Connection, replyTo), out var endpoint))
            return;

        answer.Properties ??= new global::Amqp.Framing.Properties();
        answer.Properties.SetCorrelationId(request.Properties.GetMessageId());
        endpoint.Send(answer);
    }
}
