using Bridge.Core.Quarantine;
using Bridge.Core.Webhooks;

namespace Bridge.Tests.Builders;

/// <summary>The quarantine in memory.</summary>
internal sealed class FakeQuarantine(params QuarantinedWebhook[] webhooks)
    : FakeParked<QuarantinedWebhook>(webhooks), IQuarantineQueue
{
    public List<ReleasedWebhook> Sent { get; } = [];

    public QueueOutcome OnSend { get; set; } = QueueOutcome.Accepted;

    public Task<QueueOutcome> SendAsync(ReleasedWebhook webhook, CancellationToken cancellationToken)
    {
        Journal.Enqueue("send");
        Sent.Add(webhook);
        return Task.FromResult(OnSend);
    }
}
