using Amqp;
using Amqp.Framing;
using Amqp.Sasl;

namespace Bridge.Tests.Local.ServiceBus;

/// <summary>A plain AMQP 1.0 client on one connection and one AMQP session.</summary>
internal sealed class RawClient : IAsyncDisposable
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(10);

    private int _requests;

    private RawClient(Connection connection)
    {
        Connection = connection;
        Session = new Session(connection);
    }

    internal Connection Connection { get; }

    internal Session Session { get; }

    internal static async Task<RawClient> ConnectAsync(int port)
    {
        var factory = new ConnectionFactory();
        factory.SASL.Profile = SaslProfile.Anonymous;
        return new RawClient(await factory.CreateAsync(
            new Address("localhost", port, null, null, "/", "amqp"), TestContext.Current.CancellationToken, null));
    }

    /// <summary>Connects as a container of a name that others may have, too.</summary>
    internal static async Task<RawClient> ConnectAsync(int port, string container)
    {
        var factory = new ConnectionFactory();
        factory.SASL.Profile = SaslProfile.Anonymous;
        return new RawClient(await factory.CreateAsync(
            new Address("localhost", port, null, null, "/", "amqp"), new Open { ContainerId = container, HostName = "localhost" }, null));
    }

    public async ValueTask DisposeAsync() => await Connection.CloseAsync();

    /// <summary>Puts a token for a queue; without an expiry it lasts 5 minutes.</summary>
    internal async Task PutTokenAsync(string queue, DateTimeOffset? expiresAt = null)
    {
        var audience = $"amqp://localhost/{queue}";
        var token = SignedToken.Of(
            audience, expiresAt ?? TimeProvider.System.GetUtcNow().AddMinutes(5), "RootManageSharedAccessKey", "SAS_KEY_VALUE");
        var answer = await PutTokenAsync(audience, "servicebus.windows.net:sastoken", token);
        Assert.Equal(202, answer.ApplicationProperties["status-code"]);
    }

    internal Task<Message> PutTokenAsync(string audience, string type, string token) => RequestAsync("$cbs", new Message(token)
    {
        ApplicationProperties = new ApplicationProperties
        {
            ["operation"] = "put-token", ["type"] = type, ["name"] = audience,
        },
    });

    /// <summary>Asks a management node, and waits for its answer.</summary>
    internal async Task<Message> RequestAsync(string node, Message request)
    {
        var at = $"me-{Interlocked.Increment(ref _requests)}";
        var replies = new ReceiverLink(
            Session, $"replies-{at}", new Attach { Source = new Source { Address = node }, Target = new Target { Address = at } }, null);
        replies.SetCredit(1, autoRestore: false);
        request.Properties = new Properties { MessageId = at, ReplyTo = at };
        var requests = new SenderLink(Session, $"requests-{at}", node);
        await requests.SendAsync(request, Soon);
        var answer = await replies.ReceiveAsync(Soon);
        await requests.CloseAsync();
        await replies.CloseAsync();
        return answer;
    }

    internal Task<Message> ManageAsync(string queue, string operation, global::Amqp.Types.Map body) => RequestAsync(
        $"{queue}/$management",
        new Message
        {
            ApplicationProperties = new ApplicationProperties { ["operation"] = $"com.microsoft:{operation}" },
            BodySection = new AmqpValue { Value = body },
        });
}
