using Bridge.Core.Reconciliation.Configuration;
using Bridge.Core.Reconciliation.Gaps;

namespace Bridge.Cli.Reconcile;

/// <summary>The parts of the app that reconciling on demand uses.</summary>
internal sealed record ReconcileWork(
    GapSearch Search, GapRecovery Recovery, ReconciliationHorizon Horizon, WebhookWatch Webhook, TimeProvider Time);
