using Amqp;
using Amqp.Sasl;
using Amqp.Types;
using Bridge.Local.ServiceBus.Amqp;

namespace Bridge.Local.ServiceBus.Sasl;

/// <summary>A mechanism that lets everybody in: what counts is the token that is put afterwards.</summary>
internal sealed class OpenSaslProfile(string mechanism, ConnectionTable connections) : SaslProfile(new Symbol(mechanism))
{
    protected override ITransport UpgradeTransport(ITransport innerTransport) =>
        new HeldTransport(new GatheringTransport((IAsyncTransport)innerTransport), connections);

    protected override DescribedList GetStartCommand(string hostname) =>
        throw new NotSupportedException("The broker does not connect to anybody.");

    protected override DescribedList? OnCommand(DescribedList command) =>
        command is SaslInit ? new SaslOutcome { Code = SaslCode.Ok } : null;
}
