using Bridge.Core.Reconciliation;
using Bridge.Tests.Builders;

namespace Bridge.Tests.Core.Reconciliation;

/// <summary>The suite of all stores on the one that other tests use.</summary>
public sealed class InMemoryMarksTests : ReconciliationMarksContractTests
{
    protected override Task<IReconciliationMarks> CreateAsync() => Task.FromResult<IReconciliationMarks>(new InMemoryMarks());
}
