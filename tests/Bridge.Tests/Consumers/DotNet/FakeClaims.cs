using Bridge.Consumer.Claims;

namespace Bridge.Tests.Consumers.DotNet;

/// <summary>A claim check with one answer.</summary>
internal sealed class FakeClaims(Func<Claim> answer) : IClaimCheck
{
    public Task<Claim> RedeemAsync(Uri reference, string sha256, CancellationToken cancellationToken) => Task.FromResult(answer());
}
