using Bridge.Core.Reconciliation.Configuration;

namespace Bridge.Cli.Reconcile;

/// <summary>Truv's configuration of our webhook on one line.</summary>
internal static class WebhookText
{
    internal static string Of(WebhookCheck check)
    {
        var (finding, remedy) = WebhookAdvice.Of(check);
        return $"Truv's webhook configuration: {finding}.{(remedy is null ? "" : $" {remedy}")}";
    }
}
