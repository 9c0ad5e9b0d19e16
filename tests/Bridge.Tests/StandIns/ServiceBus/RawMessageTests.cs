using Azure.Core.Amqp;
using Azure.Messaging.ServiceBus;

namespace Bridge.Tests.StandIns.ServiceBus;

/// <summary>What is the same in the raw message and in the message around it.</summary>
public sealed class RawMessageTests
{
    private static readonly DateTimeOffset Day3 = DateTimeOffset.UnixEpoch.AddDays(3);
    private static readonly BinaryData Token = BinaryData.FromBytes(Guid.NewGuid().ToByteArray());

    [Fact]
    public void Raw_OfAMessage_IsLive()
    {
        var message = new ServiceBusMessage("body") { SessionId = "s", TimeToLive = TimeSpan.FromHours(1), ScheduledEnqueueTime = Day3 };
        var raw = message.GetRawAmqpMessage();

        raw.Properties.MessageId = new AmqpMessageId("id");
        raw.Properties.Subject = "subject";
        raw.ApplicationProperties["number"] = 7;

        Assert.Equal(("id", "subject", 7), (message.MessageId, message.Subject, message.ApplicationProperties["number"]));
        Assert.Equal(("s", TimeSpan.FromHours(1)), (raw.Properties.GroupId, raw.Header.TimeToLive));
        Assert.Equal(Day3.UtcDateTime, raw.MessageAnnotations["x-opt-scheduled-enqueue-time"]);
    }

    [Fact]
    public void Message_OfSections_HasTheirParts()
    {
        var raw = new AmqpAnnotatedMessage(new AmqpMessageBody([new byte[] { 1 }, new byte[] { 2, 3 }]));
        raw.Properties.CorrelationId = new AmqpMessageId("correlation");
        raw.Properties.ReplyTo = new AmqpAddress("back");

        var message = new ServiceBusMessage(raw);

        Assert.Equal([1, 2, 3], message.Body.ToArray());
        Assert.Equal(("correlation", "back"), (message.CorrelationId, message.ReplyTo));
        Assert.Same(raw, message.GetRawAmqpMessage());
    }

    [Fact]
    public void Message_WithoutDataSection_HasNoBodyButKeepsIt()
    {
        var message = new ServiceBusMessage(new AmqpAnnotatedMessage(AmqpMessageBody.FromValue("text")));

        Assert.Throws<NotSupportedException>(() => message.Body);
        Assert.True(message.GetRawAmqpMessage().Body.TryGetValue(out var value));
        Assert.Equal("text", value);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public void MessageId_OfNothing_IsRefused(string? id) =>
        Assert.ThrowsAny<ArgumentException>(() => new ServiceBusMessage("a") { MessageId = id });

    [Fact]
    public void Received_OfSections_ShowsThemAsTheyAre()
    {
        var raw = Raw();

        var received = ServiceBusReceivedMessage.FromAmqpMessage(raw, Token);

        Assert.Same(raw, received.GetRawAmqpMessage());
        Assert.Equal(new Guid(Token.ToArray()).ToString(), received.LockToken);
        Assert.Equal((4, 17L, ServiceBusMessageState.Deferred), (received.DeliveryCount, received.SequenceNumber, received.State));
        Assert.Equal((TimeSpan.FromHours(1), Day3), (received.TimeToLive, received.ExpiresAt));
    }

    [Fact]
    public void Copy_ToSendAgain_HasAllButWhatTheServiceWrote()
    {
        var copy = new ServiceBusMessage(ServiceBusReceivedMessage.FromAmqpMessage(Raw(), Token)).GetRawAmqpMessage();

        Assert.Equal(["own", "x-opt-partition-key"], copy.MessageAnnotations.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(((byte?)3, (uint?)null, TimeSpan.FromHours(1)), (copy.Header.Priority, copy.Header.DeliveryCount, copy.Header.TimeToLive));
        Assert.Equal(("gzip", 42), (copy.Properties.ContentEncoding, copy.Footer["checksum"]));
        Assert.Equal(["number"], copy.ApplicationProperties.Keys);
        Assert.Empty(copy.DeliveryAnnotations);
    }

    private static AmqpAnnotatedMessage Raw()
    {
        var raw = new ServiceBusMessage("body") { PartitionKey = "p", TimeToLive = TimeSpan.FromHours(1), ScheduledEnqueueTime = Day3 }
            .GetRawAmqpMessage();
        (raw.Header.Priority, raw.Header.DeliveryCount) = (3, 4);
        (raw.Properties.ContentEncoding, raw.Properties.CreationTime, raw.Properties.AbsoluteExpiryTime) = ("gzip", Day3.AddDays(-1), Day3);
        raw.Footer["checksum"] = 42;
        raw.DeliveryAnnotations["delivery"] = 1;
        raw.MessageAnnotations["own"] = 1;
        raw.MessageAnnotations["x-opt-sequence-number"] = 17L;
        raw.MessageAnnotations["x-opt-enqueue-sequence-number"] = 16L;
        raw.MessageAnnotations["x-opt-enqueued-time"] = Day3.UtcDateTime;
        raw.MessageAnnotations["x-opt-locked-until"] = Day3.UtcDateTime;
        raw.MessageAnnotations["x-opt-message-state"] = 1;
        raw.MessageAnnotations["x-opt-deadletter-source"] = "queue";
        raw.ApplicationProperties["number"] = 7;
        raw.ApplicationProperties["DeadLetterReason"] = "BRG140";
        raw.ApplicationProperties["DeadLetterErrorDescription"] = "why";
        return raw;
    }
}
