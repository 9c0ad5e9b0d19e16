using Bridge.Core.Ledger;
using Bridge.Tests.Builders;

namespace Bridge.Tests.Core.Ledger;

public sealed class InMemoryLedgerTests : LedgerContractTests
{
    protected override Task<ILedger> CreateAsync() => Task.FromResult<ILedger>(new InMemoryLedger());
}
