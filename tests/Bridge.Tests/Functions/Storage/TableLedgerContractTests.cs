using Bridge.Core.Ledger;
using Bridge.Functions.Storage;
using Bridge.Tests.Core.Ledger;

namespace Bridge.Tests.Functions.Storage;

/// <summary>The suite of all ledgers on a real Azurite.</summary>
public sealed class TableLedgerContractTests(AzuriteFixture azurite) : LedgerContractTests, IDisposable
{
    private readonly RecordedTelemetry _recorded = new();

    public void Dispose() => _recorded.Dispose();

    protected override async Task<ILedger> CreateAsync() =>
        new TableLedger(await azurite.TableAsync(), TimeProvider.System, _recorded.Telemetry);
}
