using System.Diagnostics;
using Bridge.Core.Events;
using Bridge.Core.Tracing;

namespace Bridge.Core.Webhooks;

/// <summary>The span of one webhook, from request to verdict: always a trace of its own.</summary>
internal static class ReceivingTrace
{
    internal static Activity? Begin() => BridgeTrace.Begin("receive", ActivityKind.Server);

    internal static void Identify(Activity? span, TruvEvent truvEvent) => span?
        .SetTag("bridge.event.id", truvEvent.Id)
        .SetTag("bridge.event.type", truvEvent.EventType)
        .SetTag("bridge.webhook.id", truvEvent.WebhookId);

    internal static void End(Activity? span, Verdict verdict, string reference) => span?
        .SetTag("bridge.verdict", verdict.Name)
        .SetTag("bridge.verdict.code", verdict.Code)
        .SetTag("bridge.reference", reference)
        .SetTag("http.response.status_code", verdict.StatusCode)
        .SetStatus(verdict.StatusCode >= 500 ? ActivityStatusCode.Error : ActivityStatusCode.Unset);
}
