using System.Security.Cryptography;
using System.Text;
using Bridge.Core.Claims;
using Bridge.Core.Parked;
using Microsoft.Extensions.Time.Testing;

namespace Bridge.Tests.Core.Claims;

/// <summary>What every store of claim checks does.</summary>
public abstract class ClaimCheckContractTests : IAsyncLifetime
{
    private IClaimChecks? _claims;

    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    private protected FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 1, 10, 12, 0, 0, TimeSpan.Zero));

    private IClaimChecks Claims => _claims!;

    private IStoredClaims Stored => OperatorView(Claims);

    public async ValueTask InitializeAsync() => _claims = await CreateAsync();

    public virtual ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    protected abstract Task<IClaimChecks> CreateAsync();

    protected abstract Task<byte[]?> ReadAsync(Uri location);

    protected abstract IStoredClaims OperatorView(IClaimChecks claims);

    [Fact]
    public async Task Store_AnyBytes_AreThereUnderTheirHash()
    {
        var data = Bytes("""{"event":{}}""");

        var claim = await Claims.StoreAsync(data, Token);

        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(data)), claim!.Sha256);
        Assert.EndsWith($"/2026-01-10/{claim.Sha256}.json", claim.Location.AbsolutePath, StringComparison.Ordinal);
        Assert.Equal(("", ""), (claim.Location.Query, claim.Location.Fragment));
        Assert.Equal(data, await ReadAsync(claim.Location));
    }

    [Fact]
    public async Task Store_MoreThanAMessageHolds_IsThere()
    {
        var data = RandomNumberGenerator.GetBytes(3_000_000);

        var claim = await Claims.StoreAsync(data, Token);

        Assert.Equal(data, await ReadAsync(claim!.Location));
    }

    [Fact]
    public async Task Store_TwiceAndAtOnce_IsOneBlob()
    {
        var claims = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Claims.StoreAsync(Bytes("same"), Token)));
        var again = await Claims.StoreAsync(Bytes("same"), Token);

        Assert.Single(claims.Append(again).Distinct());
        Assert.Single(await ListAsync());
    }

    [Fact]
    public async Task Store_TheSameOnAnotherDay_IsACopyOfItsOwn()
    {
        var first = await Claims.StoreAsync(Bytes("same"), Token);
        Time.Advance(TimeSpan.FromDays(1));

        var second = await Claims.StoreAsync(Bytes("same"), Token);

        Assert.NotEqual(first!.Location, second!.Location);
        Assert.Equal(first.Sha256, second.Sha256);
        Assert.Equal(2, (await ListAsync()).Count);
    }

    [Fact]
    public async Task CleanUp_SameDataInOldAndYoungEvents_LeavesTheDataOfTheYoungOne()
    {
        await Claims.StoreAsync(Bytes("same"), Token);
        Time.Advance(TimeSpan.FromDays(20));
        var young = await Claims.StoreAsync(Bytes("same"), Token);
        Time.Advance(TimeSpan.FromDays(20));

        var deleted = await CleanAsync(TimeSpan.FromDays(30), OperatorMode.Act);

        Assert.Equal(new DateOnly(2026, 1, 10), Assert.Single(deleted).Name.Day);
        Assert.Equal(Bytes("same"), await ReadAsync(young!.Location));
    }

    [Fact]
    public async Task CleanUp_DataOfADayOnWhoseEndTheyCouldStillBeReferredTo_Stay()
    {
        await Claims.StoreAsync(Bytes("morning"), Token);
        Time.Advance(TimeSpan.FromDays(30) + TimeSpan.FromHours(11));
        Assert.Empty(await CleanAsync(TimeSpan.FromDays(30), OperatorMode.Act));

        Time.Advance(TimeSpan.FromHours(1));

        Assert.Single(await CleanAsync(TimeSpan.FromDays(30), OperatorMode.Act));
        Assert.Empty(await ListAsync());
    }

    [Fact]
    public async Task CleanUp_DryRun_DeletesNothing()
    {
        await Claims.StoreAsync(Bytes("a"), Token);
        Time.Advance(TimeSpan.FromDays(3));

        Assert.Single(await CleanAsync(TimeSpan.FromDays(1), OperatorMode.DryRun));

        Assert.Equal(1, Assert.Single(await ListAsync()).Bytes);
    }

    [Fact]
    public async Task List_SeveralDays_IsOldestFirst()
    {
        foreach (var text in new[] { "c", "a", "b" })
        {
            await Claims.StoreAsync(Bytes(text), Token);
            Time.Advance(TimeSpan.FromDays(1));
        }

        Assert.Equal([10, 11, 12], (await ListAsync()).Select(claim => claim.Name.Day.Day));
    }

    [Fact]
    public async Task Delete_WhatIsGone_IsNoTrouble()
    {
        await Claims.StoreAsync(Bytes("a"), Token);
        var claim = Assert.Single(await ListAsync());

        await Stored.DeleteAsync(claim, Token);
        await Stored.DeleteAsync(claim, Token);

        Assert.Empty(await ListAsync());
    }

    [Fact]
    public async Task Store_WithACancelledToken_IsCancelled()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Claims.StoreAsync(Bytes("a"), cancelled.Token));
    }

    protected static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    protected async Task<List<StoredClaim>> ListAsync() => await Stored.ListAsync(Token).ToListAsync(Token);

    private async Task<List<StoredClaim>> CleanAsync(TimeSpan olderThan, OperatorMode mode) =>
        await new ClaimCleanup(Stored).RunAsync(Time.GetUtcNow() - olderThan, mode, Token).ToListAsync(Token);
}
