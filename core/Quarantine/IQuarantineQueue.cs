using Bridge.Core.Parked;
using Bridge.Core.Webhooks;

namespace Bridge.Core.Quarantine;

/// <summary>The queue <c>truv-quarantine</c>, from the operator's side.</summary>
public interface IQuarantineQueue : IParkedQueue<QuarantinedWebhook>
{
    /// <summary>Sends a webhook on to <c>truv-received</c>; the event id is its duplicate-detection key.</summary>
    Task<QueueOutcome> SendAsync(ReleasedWebhook webhook, CancellationToken cancellationToken);
}
