using Bridge.Local.ServiceBus;
using Bridge.Local.ServiceBus.Queues;

namespace Bridge.Tests.Local.ServiceBus.Queues;

public sealed class QueueDirectoryTests : IDisposable
{
    private readonly QueueDirectory _queues = new([new QueueOptions("webhooks"), new QueueOptions("events")], TimeProvider.System);

    public void Dispose() => _queues.Dispose();

    [Theory]
    [InlineData("webhooks")]
    [InlineData("WebHooks")]
    [InlineData("/webhooks")]
    [InlineData("%77ebhooks/")]
    [InlineData("amqps://localhost:5672/webhooks")]
    public void Find_AnyWayToWriteTheAddress_IsTheQueue(string address)
    {
        Assert.Equal("webhooks", _queues.Find(address)?.Options.Name);
        Assert.NotNull(_queues.Find(address)!.DeadLetters);
    }

    [Theory]
    [InlineData("webhooks/$DeadLetterQueue")]
    [InlineData("webhooks/$deadletterqueue")]
    [InlineData("sb://localhost/webhooks/%24DeadLetterQueue")]
    public void Find_DeadLetterAddress_IsTheDeadLetterQueue(string address)
    {
        Assert.Same(_queues.Find("webhooks")!.DeadLetters, _queues.Find(address));
    }

    [Theory]
    [InlineData("")]
    [InlineData("/")]
    [InlineData("nowhere")]
    [InlineData("nowhere/$deadletterqueue")]
    [InlineData("webhooks/$deadletterqueue/$deadletterqueue")]
    [InlineData("$deadletterqueue")]
    public void Find_UnknownAddress_IsNull(string address)
    {
        Assert.Null(_queues.Find(address));
    }
}
