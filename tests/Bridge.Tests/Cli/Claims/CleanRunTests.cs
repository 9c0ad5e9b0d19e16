using System.Text.Json;
using Bridge.Cli;
using Bridge.Cli.Claims;
using Bridge.Core.Claims;
using Bridge.Core.Parked;
using Bridge.Tests.Builders;
using Microsoft.Extensions.Time.Testing;

namespace Bridge.Tests.Cli.Claims;

public sealed class CleanRunTests : IAsyncLifetime
{
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 1, 10, 12, 0, 0, TimeSpan.Zero));
    private readonly StringWriter _output = new();
    private readonly StringWriter _errors = new();
    private InMemoryClaimChecks? _claims;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _claims = new InMemoryClaimChecks(_time);
        await _claims.StoreAsync("old"u8.ToArray(), Token);
        _time.Advance(TimeSpan.FromDays(40));
        await _claims.StoreAsync("young"u8.ToArray(), Token);
    }

    public async ValueTask DisposeAsync()
    {
        await _output.DisposeAsync();
        await _errors.DisposeAsync();
    }

    [Fact]
    public async Task Clean_DryRun_NamesWhatIsOldAndChangesNothing()
    {
        Assert.Equal(ExitCodes.Success, await CleanAsync(30, OperatorMode.DryRun));

        Assert.Contains("2026-01-10              3  2026-01-10/", _output.ToString(), StringComparison.Ordinal);
        Assert.Contains("1 claim checks of 3 bytes would be deleted, at here.", _errors.ToString(), StringComparison.Ordinal);
        Assert.Contains("repeat with --yes", _errors.ToString(), StringComparison.Ordinal);
        Assert.Equal(2, await CountAsync());
    }

    [Fact]
    public async Task Clean_Yes_DeletesWhatIsOld()
    {
        Assert.Equal(ExitCodes.Success, await CleanAsync(30, OperatorMode.Act, json: true));

        Assert.Equal("2026-01-10", JsonElement.Parse(_output.ToString()).GetProperty("day").GetString());
        Assert.Equal(1, await CountAsync());
    }

    [Fact]
    public async Task Clean_NothingOldEnough_SaysSo()
    {
        Assert.Equal(ExitCodes.NothingMatched, await CleanAsync(41, OperatorMode.Act));

        Assert.Equal(2, await CountAsync());
    }

    private Task<int> CleanAsync(int days, OperatorMode mode, bool json = false) =>
        new CleanRun(new ClaimCleanup(_claims!), new ClaimReport(_output, json), _errors, "here")
            .RunAsync(_time.GetUtcNow().AddDays(-days), mode, Token);

    private async Task<int> CountAsync() => await _claims!.ListAsync(Token).CountAsync(Token);
}
