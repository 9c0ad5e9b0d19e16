using Azure.Messaging.ServiceBus;
using Bridge.Local.ServiceBus;

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

        if (target == ContractTarget.Broker) Assert.Equal(new QueueOptions("").MaxMessageBytes, batch.MaxSizeInBytes);
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
        var peeked = (await receiver.PeekMessageAsync(number, Token))!;
        Assert.Equal((ServiceBusMessageState.Scheduled, number), (peeked.State, peeked.SequenceNumber));
        var message = await TakeAsync(receiver);

        Assert.Equal("later", message.Body.ToString());
        Assert.NotEqual(number, message.SequenceNumber);
        Assert.True(message.EnqueuedTime > at.AddMilliseconds(-100));
    }

    [Theory]
    [MemberData(nameof(Targets))]
    public async Task CancelScheduled_Message_NeverArrives(ContractTarget target)
    {
        await UseAsync(target);
        var at = TimeProvider.System.GetUtcNow().AddSeconds(2);
        var messages = new[] { "a", "b", "c" }.Select(body => new ServiceBusMessage(body));
        var numbers = await Sender.ScheduleMessagesAsync(messages, at, Token);
        var receiver = Client.CreateReceiver(Queue);
        var peeked = await receiver.PeekMessagesAsync(5, numbers[0], Token);

        await Sender.CancelScheduledMessagesAsync([numbers[0], numbers[1]], Token);

        var again = await Assert.ThrowsAsync<ServiceBusException>(() => Sender.CancelScheduledMessageAsync(numbers[0], Token));
        Assert.Equal(ServiceBusFailureReason.MessageNotFound, again.Reason);
        Assert.Equal(["a", "b", "c"], peeked.Select(message => message.Body.ToString()));
        Assert.All(peeked, message => Assert.Equal(ServiceBusMessageState.Scheduled, message.State));
        Assert.Equal("c", (await TakeAsync(receiver)).Body.ToString());
        Assert.Null(await receiver.ReceiveMessageAsync(Briefly, Token));
    }

    [Theory]
    [MemberData(nameof(Targets))]
    public async Task SendBatch_OfOneMessage_Arrives(ContractTarget target)
    {
        await UseAsync(target);
        var id = Guid.NewGuid().ToString();
        using var batch = await Sender.CreateMessageBatchAsync(Token);
        Assert.True(batch.TryAddMessage(new ServiceBusMessage("alone") { MessageId = id }));

        await Sender.SendMessagesAsync(batch, Token);

        var message = await TakeAsync(Client.CreateReceiver(Queue));
        Assert.Equal(("alone", id), (message.Body.ToString(), message.MessageId));
    }

    [Theory]
    [MemberData(nameof(Targets))]
    public async Task Send_MessageOfManyFrames_ArrivesByteForByte(ContractTarget target)
    {
        await UseAsync(target);
        var body = new byte[200_000];
        new Random(7).NextBytes(body);

        await Sender.SendMessageAsync(new ServiceBusMessage(body), Token);

        Assert.Equal(body, (await TakeAsync(Client.CreateReceiver(Queue))).Body.ToArray());
    }

    [Theory]
    [MemberData(nameof(Targets))]
    public async Task TimeToLive_Over_TheMessageIsGone(ContractTarget target)
    {
        await UseAsync(target);
        await Sender.SendMessageAsync(new ServiceBusMessage("mortal") { TimeToLive = TimeSpan.FromMilliseconds(1) }, Token);
        await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, Token);

        Assert.Null(await Client.CreateReceiver(Queue).ReceiveMessageAsync(Briefly, Token));
        Assert.Null(await DeadLetters.PeekMessageAsync(0, Token));
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
