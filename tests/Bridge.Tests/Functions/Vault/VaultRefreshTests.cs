using Bridge.Functions.Settings;
using Bridge.Functions.Vault;
using Bridge.Tests.Builders;
using Microsoft.Extensions.Options;

namespace Bridge.Tests.Functions.Vault;

/// <summary>The timer that reads the vault again.</summary>
public sealed class VaultRefreshTests : IAsyncLifetime
{
    private readonly VaultFixture _vault = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => _vault.InitializeAsync();

    public ValueTask DisposeAsync() => _vault.DisposeAsync();

    [Theory]
    [InlineData(0.0, 270)]
    [InlineData(0.5, 300)]
    [InlineData(1.0, 330)]
    public async Task Refresh_Interval_HasATenthOfJitterEitherWay(double random, int seconds)
    {
        var time = new AwaitedTime(TimeProvider.System.GetUtcNow());
        var state = _vault.State(time);
        await state.StartingAsync(Token);
        using var refresh = new VaultRefresh(state, Options.Create(new KeyVaultOptions()), _vault.Telemetry(time), time, () => random);

        await refresh.StartAsync(Token);

        await Until.TrueAsync(() => time.IsAwaited(TimeSpan.FromSeconds(seconds)));
        _vault.Vault.SetSecret("secret-1", "sandbox-changed");
        var checks = state.Checks;
        time.Advance(TimeSpan.FromSeconds(seconds));
        await Until.TrueAsync(() => !ReferenceEquals(checks, state.Checks));
        await refresh.StopAsync(Token);
        Assert.Equal("sandbox-changed", state.Contents.Credentials.AccessSecret);
    }

    [Fact]
    public async Task Refresh_SomethingUnforeseen_IsLoggedAndTheNextReadingComes()
    {
        var time = new AwaitedTime(TimeProvider.System.GetUtcNow());
        var readings = 0;
        var state = _vault.State(time, onRead: () =>
        {
            if (Interlocked.Increment(ref readings) == 2) throw new InvalidOperationException("a bug");
        });
        await state.StartingAsync(Token);
        var contents = state.Contents;
        using var refresh = new VaultRefresh(
            state, Options.Create(new KeyVaultOptions { RefreshInterval = TimeSpan.FromSeconds(300) }), _vault.Telemetry(time), time, () => 0.5);

        await refresh.StartAsync(Token);
        for (var turn = 2; turn <= 3; turn++)
        {
            await Until.TrueAsync(() => time.Awaited(TimeSpan.FromSeconds(300)) == turn - 1);
            time.Advance(TimeSpan.FromSeconds(300));
            await Until.TrueAsync(() => Volatile.Read(ref readings) == turn);
        }

        Assert.Same(contents.Policy, state.Contents.Policy);
        Assert.Contains(_vault.Log.Entries, entry => entry.Message.StartsWith("Reading the Key Vault failed", StringComparison.Ordinal));
        await refresh.StopAsync(Token);
    }
}
