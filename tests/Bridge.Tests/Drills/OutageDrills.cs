using Bridge.Core.Reconciliation.Running;
using Bridge.Local.Truv;

namespace Bridge.Tests.Drills;

/// <summary>Outages of many hours on a fake clock: nothing is lost, nothing doubled, and all is as before afterwards.</summary>
public sealed class OutageDrills : IAsyncLifetime
{
    private static readonly TimeSpan AnHour = TimeSpan.FromHours(1);
    private static readonly TimeSpan Settled = TimeSpan.FromMinutes(20);

    private DrillBridge? _bridge;

    private DrillBridge Bridge => _bridge!;

    public async ValueTask InitializeAsync() => _bridge = await DrillBridge.StartAsync();

    public ValueTask DisposeAsync() => Bridge.DisposeAsync();

    [Fact]
    public async Task Receiver_OffForADay_ReconcilingRecoversAllOfItOnce()
    {
        await AnOrdinaryHourAsync();
        Bridge.IsOff = true;
        for (var hour = 0; hour < 24; hour++) await EmitForAnHourAsync();
        Assert.False(Bridge.Webhook.Enabled);

        Bridge.IsOff = false;
        await RecoveredAsync();

        Assert.Equal("state=Disabled", Assert.Single(Bridge.Measured.Of("bridge.reconciliation.repairs")));
    }

    [Fact]
    public async Task Receiver_Answers503ForADayWhileReconcilingGoesOn_RecoversAllOfItOnce()
    {
        await AnOrdinaryHourAsync();
        Bridge.Bus.IsDown = true;
        for (var hour = 0; hour < 24; hour++)
        {
            await EmitForAnHourAsync();
            Assert.Equal(ReconciliationOutcome.QueueDown, (await Bridge.ReconcileAsync()).Outcome);
            Assert.True(Bridge.Webhook.Enabled);
        }

        Bridge.Bus.IsDown = false;
        await RecoveredAsync();
    }

    [Fact]
    public async Task Api_DownForSixHours_NothingIsDeadLetteredAndAllIsEnrichedAfterwards()
    {
        await AnOrdinaryHourAsync();
        var fault = Bridge.Truv.Faults.Add(new Fault(FaultKind.ServerError));
        for (var minute = 0; minute < 6 * 60; minute++)
        {
            if (minute % 30 == 0) await Bridge.EmitAsync(2);
            await Bridge.EnrichAsync();
            Bridge.Time.Advance(TimeSpan.FromMinutes(1));
        }

        Assert.True(Bridge.Bus.Count > 100, $"{Bridge.Bus.Count} events wait");
        Assert.Equal(ReconciliationOutcome.ApiDown, (await Bridge.ReconcileAsync()).Outcome);

        Bridge.Truv.Faults.Remove(fault);
        await EnrichAllAsync();

        AssertEachOnceAndEnriched();
        Bridge.Time.Advance(Settled);
        Assert.Equal((ReconciliationOutcome.Complete, 0), Outcome(await Bridge.ReconcileAsync()));
        Assert.Equal(0, Bridge.Last("bridge.enrichment.trouble reason=ApiDown"));
    }

    [Theory]
    [InlineData(FaultKind.Unauthorized)]
    [InlineData(FaultKind.Forbidden)]
    [InlineData(FaultKind.ExpiredCertificate)]
    public async Task Api_RefusesUsForSixHours_OneAlarmAFewCallsARunAndAllIsEnrichedOnceMended(FaultKind kind)
    {
        await AnOrdinaryHourAsync();
        var fault = Bridge.Truv.Faults.Add(new Fault(kind));
        var before = Bridge.Truv.Requests.Total;
        for (var minute = 0; minute < 6 * 60; minute++)
        {
            if (minute % 30 == 0) await Bridge.EmitAsync(2);
            await Bridge.EnrichAsync();
            Bridge.Time.Advance(TimeSpan.FromMinutes(1));
        }

        Assert.True(Bridge.Bus.Count > 100, $"{Bridge.Bus.Count} events wait");
        Assert.Single(Bridge.Log.Entries, entry => entry.Message.StartsWith("Enriching is halted: Unauthorized", StringComparison.Ordinal));
        Assert.InRange(Bridge.Truv.Requests.Total - before, 0, 6 * 60 * 3);
        Assert.Equal(1, Bridge.Last("bridge.enrichment.trouble reason=Unauthorized"));

        Bridge.Truv.Faults.Remove(fault);
        await EnrichAllAsync();

        AssertEachOnceAndEnriched();
        Assert.Equal(0, Bridge.Last("bridge.enrichment.trouble reason=Unauthorized"));
        Assert.Single(Bridge.Log.Entries, entry => entry.Message.StartsWith("Enriching goes on: Unauthorized", StringComparison.Ordinal));
        Bridge.Time.Advance(Settled);
        Assert.Equal((ReconciliationOutcome.Complete, 0), Outcome(await Bridge.ReconcileAsync()));
    }

    [Fact]
    public async Task ReceivedQueue_PurgedAfterEventsWerePutOff_AllIsPulledAndEnrichedOnce()
    {
        await AnOrdinaryHourAsync();
        var fault = Bridge.Truv.Faults.Add(new Fault(FaultKind.ServerError));
        await Bridge.EmitAsync(2);
        for (var minute = 0; minute < 20; minute++)
        {
            await Bridge.EnrichAsync();
            Bridge.Time.Advance(TimeSpan.FromMinutes(1));
        }

        var lost = Bridge.Bus.Count;
        Assert.Contains(Bridge.Ledger.Entries.Values, entry => entry is { PublishedAt: null, Attempts: > 0 });
        Bridge.Bus.Purge();
        Bridge.Truv.Faults.Remove(fault);
        Bridge.Time.Advance(Settled);

        var report = await Bridge.ReconcileAsync();
        Assert.Equal((ReconciliationOutcome.Complete, lost, lost), (report.Outcome, report.Missing, report.Recovered));
        await EnrichAllAsync();
        AssertEachOnceAndEnriched();
        Bridge.Time.Advance(Settled);
        Assert.Equal((ReconciliationOutcome.Complete, 0), Outcome(await Bridge.ReconcileAsync()));
    }

    private async Task AnOrdinaryHourAsync()
    {
        await Bridge.EmitAsync(2);
        await EnrichAllAsync();
        Bridge.Time.Advance(AnHour);
        Assert.Equal((ReconciliationOutcome.Complete, 0), Outcome(await Bridge.ReconcileAsync()));
    }

    private async Task EmitForAnHourAsync()
    {
        await Bridge.EmitAsync(2);
        Bridge.Time.Advance(AnHour);
    }

    // What Truv made in the outage is found missing once, comes out once, and then nothing is missing any more.
    private async Task RecoveredAsync()
    {
        var lost = Bridge.Emitted.Count - Bridge.Bus.Published.Count;
        Assert.InRange(lost, 24 * 2 * 8, int.MaxValue);
        Bridge.Time.Advance(Settled);

        var report = await Bridge.ReconcileAsync();
        Assert.Equal(
            (ReconciliationOutcome.Complete, lost, lost, 0),
            (report.Outcome, report.Missing, report.Recovered, report.Unrecoverable));
        Assert.Equal(lost, Bridge.Last("bridge.reconciliation.gap"));
        Assert.True(Bridge.Webhook.Enabled);
        await EnrichAllAsync();
        AssertEachOnceAndEnriched();

        await Bridge.EmitAsync(1);
        await EnrichAllAsync();
        Bridge.Time.Advance(Settled);
        Assert.Equal((ReconciliationOutcome.Complete, 0), Outcome(await Bridge.ReconcileAsync()));
        Assert.Equal(0, Bridge.Last("bridge.reconciliation.gap"));
        AssertEachOnceAndEnriched();
    }

    private async Task EnrichAllAsync()
    {
        for (var minute = 0; minute < 120; minute++)
        {
            Bridge.Time.Advance(TimeSpan.FromMinutes(1));
            await Bridge.EnrichAsync();
            if (Bridge.Bus.Count == 0) return;
        }

        Assert.Fail($"{Bridge.Bus.Count} events still wait after two hours: {string.Join('\n', Bridge.Log.Causes)}");
    }

    private void AssertEachOnceAndEnriched()
    {
        Assert.Equal(Bridge.Emitted.Order(), Bridge.Bus.Published.Select(one => one.Id).Order());
        Assert.All(Bridge.Bus.Published, one => Assert.Contains(one.Status, new[] { "complete", "none" }));
        Assert.Equal((0, 0), (Bridge.Bus.Dropped, Bridge.Bus.Quarantined));
        Assert.Empty(Bridge.Bus.DeadLettered);
    }

    private static (ReconciliationOutcome Outcome, int Missing) Outcome(ReconciliationReport report) => (report.Outcome, report.Missing);
}
