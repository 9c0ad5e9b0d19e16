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
        using var refresh = new VaultRefresh(state, Options.Create(new KeyVaultOptions()), time, () => random);

        await refresh.StartAsync(Token);

        await Until.TrueAsync(() => time.IsAwaited(TimeSpan.FromSeconds(seconds)));
        _vault.Vault.SetSecret("secret-1", "sandbox-changed");
        var checks = state.Checks;
        time.Advance(TimeSpan.FromSeconds(seconds));
        await Until.TrueAsync(() => !ReferenceEquals(checks, state.Checks));
        await refresh.StopAsync(Token);
        Assert.Equal("sandbox-changed", state.Contents.Credentials.AccessSecret);
    }
}
