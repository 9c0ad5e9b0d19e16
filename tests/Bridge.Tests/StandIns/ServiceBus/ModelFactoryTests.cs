using Azure.Messaging.ServiceBus;

namespace Bridge.Tests.StandIns.ServiceBus;

public sealed class ModelFactoryTests
{
    private static readonly DateTimeOffset Noon = new(2026, 6, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void ReceivedMessage_OfAllItsParts_HasThem()
    {
        var token = Guid.NewGuid();

        var message = ServiceBusModelFactory.ServiceBusReceivedMessage(
            BinaryData.FromString("body"), "id", "session", null, "session", "answers", TimeSpan.FromHours(1), "correlation", "subject",
            "to", "text/plain", "reply", Noon, new Dictionary<string, object> { ["DeadLetterReason"] = "BRG140", ["number"] = 7 },
            token, 3, Noon.AddMinutes(1), 17, "source", 16, Noon, ServiceBusMessageState.Deferred);

        Assert.Equal(("body", "id", "session", "answers"),
            (message.Body.ToString(), message.MessageId, message.SessionId, message.ReplyToSessionId));
        Assert.Equal(("correlation", "subject", "to", "text/plain", "reply"),
            (message.CorrelationId, message.Subject, message.To, message.ContentType, message.ReplyTo));
        Assert.Equal((token.ToString(), 3, 17L, 16L), (message.LockToken, message.DeliveryCount, message.SequenceNumber, message.EnqueuedSequenceNumber));
        Assert.Equal((Noon, Noon.AddMinutes(1), Noon.AddHours(1)), (message.EnqueuedTime, message.LockedUntil, message.ExpiresAt));
        Assert.Equal(("BRG140", "source", ServiceBusMessageState.Deferred), (message.DeadLetterReason, message.DeadLetterSource, message.State));
        Assert.Equal(("session", Noon, 7), (message.PartitionKey, message.ScheduledEnqueueTime, message.ApplicationProperties["number"]));
    }

    [Fact]
    public void Copy_OfADeadLetter_LeavesItsReasonBehind()
    {
        var letter = ServiceBusModelFactory.ServiceBusReceivedMessage(
            messageId: "id", sessionId: "session",
            properties: new Dictionary<string, object> { ["DeadLetterReason"] = "a", ["DeadLetterErrorDescription"] = "b", ["kept"] = 1 });

        var copy = new ServiceBusMessage(letter);

        Assert.Equal(("id", "session"), (copy.MessageId, copy.SessionId));
        Assert.Equal(["kept"], copy.ApplicationProperties.Keys);
    }

    [Fact]
    public void Batch_OfATest_TakesWhatTheTestLetsItTake()
    {
        var store = new List<ServiceBusMessage>();
        using var batch = ServiceBusModelFactory.ServiceBusMessageBatch(500, store, null, message => message.MessageId == "yes");

        Assert.True(batch.TryAddMessage(new ServiceBusMessage("a") { MessageId = "yes" }));
        Assert.False(batch.TryAddMessage(new ServiceBusMessage("b") { MessageId = "no" }));
        Assert.Equal((1, 500L), (batch.Count, batch.SizeInBytes));
        Assert.Single(store);
    }

    [Fact]
    public void Message_OddValues_AreRefused()
    {
        var message = new ServiceBusMessage("a") { SessionId = "one" };

        Assert.Throws<ArgumentOutOfRangeException>(() => message.PartitionKey = "another");
        Assert.Throws<ArgumentOutOfRangeException>(() => message.SessionId = new string('s', 129));
        Assert.Throws<ArgumentOutOfRangeException>(() => message.TimeToLive = TimeSpan.Zero);
        Assert.ThrowsAny<ArgumentException>(() => message.MessageId = new string('m', 129));
    }
}
