using Bridge.Core.Claims;
using Bridge.Tests.Builders;

namespace Bridge.Tests.Core.Claims;

public sealed class InMemoryClaimChecksTests : ClaimCheckContractTests
{
    private InMemoryClaimChecks? _claims;

    protected override Task<IClaimChecks> CreateAsync() =>
        Task.FromResult<IClaimChecks>(_claims = new InMemoryClaimChecks(Time));

    protected override Task<byte[]?> ReadAsync(Uri location) => Task.FromResult(_claims!.Read(location));

    protected override IStoredClaims OperatorView(IClaimChecks claims) => _claims!;
}
