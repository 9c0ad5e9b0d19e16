using Azure.Data.Tables;
using Bridge.Core.Ledger;
using Bridge.Core.Reconciliation;
using Bridge.Functions.Storage;
using Bridge.Tests.Core.Reconciliation;

namespace Bridge.Tests.Functions.Storage;

/// <summary>The suite of all stores on a real Azurite.</summary>
public sealed class TableReconciliationMarksTests(AzuriteFixture azurite) : ReconciliationMarksContractTests, IDisposable
{
    private readonly RecordedTelemetry _recorded = new();

    public void Dispose() => _recorded.Dispose();

    [Fact]
    public async Task Read_TableIsMissing_SaysWhatToDo()
    {
        var table = new TableClient(await azurite.ConnectionStringAsync(), "nosuchtable");
        var marks = new TableReconciliationMarks(table, _recorded.Telemetry);

        var trouble = await Assert.ThrowsAsync<LedgerException>(
            () => marks.WriteAsync(new ReconciliationMark(DateTimeOffset.UnixEpoch.AddYears(50)), Token));

        Assert.Contains("nosuchtable", trouble.Message, StringComparison.Ordinal);
        Assert.Contains("does not exist", trouble.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Write_BesideTheLedger_NeitherSearchNorPurgeTakesItForAnEvent()
    {
        var table = await azurite.TableAsync();
        await using var ledger = new TableLedger(table, TimeProvider.System, _recorded.Telemetry);
        await new TableReconciliationMarks(table, _recorded.Telemetry)
            .WriteAsync(new ReconciliationMark(DateTimeOffset.UnixEpoch.AddYears(50)), Token);

        Assert.Empty(await ledger.FindAsync(["reconciliation", "state"], Token));
        Assert.Empty(await ledger.SearchAsync("reconciliation", Token).ToListAsync(Token));
    }

    protected override async Task<IReconciliationMarks> CreateAsync() =>
        new TableReconciliationMarks(await azurite.TableAsync(), _recorded.Telemetry);
}
