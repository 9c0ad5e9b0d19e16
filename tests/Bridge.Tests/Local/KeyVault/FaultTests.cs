using System.Diagnostics;
using Azure;
using Bridge.Local.KeyVault;

namespace Bridge.Tests.Local.KeyVault;

/// <summary>What goes wrong with the local vault on demand, as the official clients see it.</summary>
public sealed class FaultTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Throttled_WithRetryAfter_IsWaitedForByTheClient()
    {
        await using var vault = await VaultUnderTest.StartAsync(maxRetries: 1);
        vault.Vault.SetSecret("one", "a");
        vault.Vault.Faults.Add(VaultFault.Throttled(times: 1, retryAfter: 1));
        var watch = Stopwatch.StartNew();

        var secret = (await vault.Clients.Secrets.GetSecretAsync("one", cancellationToken: Token)).Value;

        Assert.Equal("a", secret.Value);
        Assert.True(watch.Elapsed >= TimeSpan.FromSeconds(0.9), $"{watch.Elapsed}");
    }

    [Fact]
    public async Task Throttled_ForLong_IsReportedAs429()
    {
        await using var vault = await VaultUnderTest.StartAsync();
        vault.Vault.Faults.Add(VaultFault.Throttled(times: 5, retryAfter: 10));

        var refusal = await Assert.ThrowsAsync<RequestFailedException>(
            () => vault.Clients.Secrets.GetSecretAsync("one", cancellationToken: Token));

        Assert.Equal((429, "Throttled"), (refusal.Status, refusal.ErrorCode));
    }

    [Fact]
    public async Task Outage_UntilCleared_AnswersNobody()
    {
        await using var vault = await VaultUnderTest.StartAsync();
        vault.Vault.SetSecret("one", "a");
        vault.Vault.Faults.Add(VaultFault.Outage);

        var refusal = await Assert.ThrowsAsync<RequestFailedException>(
            () => vault.Clients.Secrets.GetSecretAsync("one", cancellationToken: Token));
        vault.Vault.Faults.Clear();

        Assert.Equal(0, refusal.Status);
        Assert.Equal("a", (await vault.Clients.Secrets.GetSecretAsync("one", cancellationToken: Token)).Value.Value);
    }

    [Fact]
    public async Task Fault_OfOnePath_LeavesTheOthers()
    {
        await using var vault = await VaultUnderTest.StartAsync();
        vault.Vault.SetSecret("one", "a");
        vault.Vault.SetSecret("two", "b");
        vault.Vault.Faults.Add(new VaultFault(403, Times: 1, PathPrefix: "/secrets/one"));

        Assert.Equal("b", (await vault.Clients.Secrets.GetSecretAsync("two", cancellationToken: Token)).Value.Value);
        var refusal = await Assert.ThrowsAsync<RequestFailedException>(
            () => vault.Clients.Secrets.GetSecretAsync("one", cancellationToken: Token));
        Assert.Equal("a", (await vault.Clients.Secrets.GetSecretAsync("one", cancellationToken: Token)).Value.Value);
        Assert.Equal(403, refusal.Status);
    }
}
