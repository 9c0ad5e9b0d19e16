using Azure.Messaging.ServiceBus;

namespace Bridge.Tests.Local.ServiceBus.Contract;

/// <summary>Sending: parts, batches, duplicates, schedules, sizes.</summary>
public sealed class SendingContractTests(ContractFixture fixture) : ServiceBusContract(fixture)
{
    [Theory]
    [MemberData(nameof(Targets))]
    public async Task Send_Message_ArrivesWithAllItsParts(ContractTarget target)
    {
        await UseAsync(target);
        var id = Guid.NewGuid().ToString();
        var sent = new ServiceBusMessage(new byte[] { 0, 1, 254, 255 })
        {
            MessageId = id, CorrelationId = "correlation", Subject = "subject", ContentType = "application/octet-stream",
            To = "to", ReplyTo = "reply", TimeToLive = TimeSpan.FromHours(1),
        };
        (string Name, object Value)[] properties =
            [("text", "Grüße"), ("int", 7), ("long", 1L << 40), ("double", 0.5), ("bool", true)];
        foreach (var (name, value) in properties) sent.ApplicationProperties[name] = value;
        await Sender.SendMessageAsync(sent, Token);

        var message = await TakeAsync(Client.CreateReceiver(Queue));

        Assert.Equal([0, 1, 254, 255], message.Body.ToArray());
        Assert.Equal((id, "correlation", "subject", "application/octet-stream"),
            (message.MessageId, message.CorrelationId, message.Subject, message.ContentType));
        Assert.Equal(("to", "reply", TimeSpan.FromHours(1)), (message.To, message.ReplyTo, message.TimeToLive));
        Assert.All(properties, property => Assert.Equal(property.Value, message.ApplicationProperties[property.Name]));
        Assert.Equal(1, message.DeliveryCount);
        Assert.InRange(message.ExpiresAt - message.EnqueuedTime, TimeSpan.FromMinutes(59), TimeSpan.FromMinutes(61));
        Assert.True(message.SequenceNumber > 0);
    }

    [Theory]
    [MemberData(nameof(Targets))]
    public async Task SendBatch_FilledToItsLimit_ArrivesWholeAndInOrder(ContractTarget target)
    {
        await UseAsync(target);
        var sender = Sender;
        using var batch = await sender.CreateMessageBatchAsync(Token);
        var body = new byte[batch.MaxSizeInBytes / 20];
        while (batch.TryAddMessage(new ServiceBusMessage(body) { MessageId = Guid.NewGuid().ToString(), Subject = $"{batch.Count}" }))
        {
        }

        await sender.SendMessagesAsync(batch, Token);

        var receiver = Client.CreateReceiver(Queue);
        var subjects = new List<string>();
        while (subjects.Count < batch.Count)
        {
            var messages = await receiver.ReceiveMessagesAsync(batch.Count - subjects.Count, Soon, Token);
            Assert.NotEmpty(messages);
            subjects.AddRange(messages.Select(message => message.Subject!));
        }

        Assert.InRange(batch.Count, 10, 20);
        Assert.Equal(Enumerable.Range(0, batch.Count).Select(at => $"{at}"), subjects);
    }

    [Theory]
    [MemberData(nameof(Targets))]
    public async Task Send_SameMessageIdAgain_IsAcceptedAndDropped(ContractTarget target)
    {
        await UseAsync(target);
        var id = Guid.NewGuid().ToString();
        await SendAsync("first", id);
        await SendAsync("second", id);

        var receiver = Client.CreateReceiver(Queue);

        Assert.Equal("first", (await TakeAsync(receiver)).Body.ToString());
        Assert.Null(await receiver.ReceiveMessageAsync(Briefly, Token));
    }

    [Theory]
    [MemberData(nameof(Targets))]
    public async Task Schedule_Message_IsInvisibleUntilItsTime(ContractTarget target)
    {
        await UseAsync(target);
        var receiver = Client.CreateReceiver(Queue);
        var at = TimeProvider.System.GetUtcNow().AddSeconds(2);
        var number = await Sender.ScheduleMessageAsync(new ServiceBusMessage("later"), at, Token);

        Assert.Null(await receiver.ReceiveMessageAsync(Briefly, Token));
        Assert.Equal(ServiceBusMessageState.Scheduled, (await receiver.PeekMessageAsync(number, Token))!.State);
        var message = await TakeAsync(receiver);

        Assert.Equal("later", message.Body.ToString());
        Assert.True(message.EnqueuedTime > at.AddMilliseconds(-100));
    }

    [Theory]
    [MemberData(nameof(Targets))]
    public async Task CancelScheduled_Message_NeverArrives(ContractTarget target)
    {
        await UseAsync(target);
        var at = TimeProvider.System.GetUtcNow().AddSeconds(1);
        var numbers = await Sender.ScheduleMessagesAsync([new ServiceBusMessage("a"), new ServiceBusMessage("b")], at, Token);

        await Sender.CancelScheduledMessageAsync(numbers[0], Token);

        var receiver = Client.CreateReceiver(Queue);
        Assert.Equal("b", (await TakeAsync(receiver)).Body.ToString());
        Assert.Null(await receiver.ReceiveMessageAsync(Briefly, Token));
    }

    [Theory]
    [MemberData(nameof(Targets))]
    public async Task Send_TooLarge_IsMessageSizeExceeded(ContractTarget target)
    {
        await UseAsync(target);
        var sender = Sender;
        using var batch = await sender.CreateMessageBatchAsync(Token);
        var tooLarge = new ServiceBusMessage(new byte[batch.MaxSizeInBytes + 1]);

        var refused = await Assert.ThrowsAsync<ServiceBusException>(() => sender.SendMessageAsync(tooLarge, Token));

        Assert.False(batch.TryAddMessage(tooLarge));
        Assert.Equal(ServiceBusFailureReason.MessageSizeExceeded, refused.Reason);
        Assert.Null(await Client.CreateReceiver(Queue).ReceiveMessageAsync(Briefly, Token));
    }
}
