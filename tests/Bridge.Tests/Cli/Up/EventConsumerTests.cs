using Bridge.Cli.Up;
using Bridge.Local.Truv;
using Microsoft.Extensions.Time.Testing;

namespace Bridge.Tests.Cli.Up;

public sealed class EventConsumerTests
{
    private readonly Journeys _journeys = new(new FakeTimeProvider());
    private readonly EventConsumer _consumer;

    public EventConsumerTests()
    {
        _consumer = new EventConsumer("", "events", _journeys);
        _journeys.Sending(new Sample("a sample", "order-created", "a", "{}"u8.ToArray()), "fingerprint");
    }

    [Theory]
    [InlineData("""{"data":{"event":{"webhook_id":"a"},"enrichment":{"status":"complete"}}}""", true)]
    [InlineData("""{"data":{"event":{"webhook_id":"b"},"enrichment":{"status":"complete"}}}""", false)]
    [InlineData("""{"dataref":"https://storage/claim","datasha256":"AA"}""", false)]
    public void IsSample_AnyEvent_IsSaidWithoutTrouble(string cloudEvent, bool isSample)
    {
        Assert.Equal(isSample, _consumer.IsSample(BinaryData.FromString(cloudEvent)));
        Assert.Equal(isSample ? 1 : 0, _journeys.Summary.Consumed);
    }
}
