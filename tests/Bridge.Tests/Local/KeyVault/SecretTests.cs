using Azure;
using Azure.Security.KeyVault.Secrets;

namespace Bridge.Tests.Local.KeyVault;

/// <summary>Secrets of the local vault, through the official client.</summary>
public sealed class SecretTests
{
    private static readonly DateTimeOffset Start = new(2026, 6, 1, 0, 0, 0, TimeSpan.Zero);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Set_Twice_KeepsBothVersionsAndGivesTheLatest()
    {
        await using var vault = await VaultUnderTest.StartAsync();
        var first = (await vault.Clients.Secrets.SetSecretAsync("one", "a", Token)).Value;

        await vault.Clients.Secrets.SetSecretAsync("one", "b", Token);

        var latest = (await vault.Clients.Secrets.GetSecretAsync("one", cancellationToken: Token)).Value;
        var former = (await vault.Clients.Secrets.GetSecretAsync("one", first.Properties.Version, cancellationToken: Token)).Value;
        var versions = await vault.Clients.Secrets.GetPropertiesOfSecretVersionsAsync("one", Token).ToListAsync(Token);
        Assert.Equal(("b", "a"), (latest.Value, former.Value));
        Assert.Equal([latest.Properties.Version, first.Properties.Version], versions.Select(version => version.Version));
    }

    [Fact]
    public async Task Set_WithLabelsAndTimes_ShowsThemInTheList()
    {
        await using var vault = await VaultUnderTest.StartAsync();
        var secret = new KeyVaultSecret("one", "a")
        {
            Properties = { NotBefore = Start, ExpiresOn = Start.AddDays(1), ContentType = "text/plain", Tags = { ["why"] = "test" } },
        };

        await vault.Clients.Secrets.SetSecretAsync(secret, Token);

        var listed = Assert.Single(await vault.Clients.Secrets.GetPropertiesOfSecretsAsync(Token).ToListAsync(Token));
        Assert.Equal(("one", Start, Start.AddDays(1)), (listed.Name, listed.NotBefore, listed.ExpiresOn));
        Assert.Equal(("text/plain", "test", true), (listed.ContentType, listed.Tags["why"], listed.Enabled));
    }

    [Fact]
    public async Task List_MoreThanAPage_GivesAllOfThem()
    {
        await using var vault = await VaultUnderTest.StartAsync();
        for (var i = 0; i < 60; i++) vault.Vault.SetSecret($"secret-{i:00}", "value");

        var names = await vault.Clients.Secrets.GetPropertiesOfSecretsAsync(Token).Select(secret => secret.Name).ToListAsync(Token);

        Assert.Equal(60, names.Distinct().Count());
    }

    [Fact]
    public async Task Get_Disabled_IsForbiddenUntilEnabledAgain()
    {
        await using var vault = await VaultUnderTest.StartAsync();
        var properties = (await vault.Clients.Secrets.SetSecretAsync("one", "a", Token)).Value.Properties;
        properties.Enabled = false;
        await vault.Clients.Secrets.UpdateSecretPropertiesAsync(properties, Token);

        var refusal = await Assert.ThrowsAsync<RequestFailedException>(
            () => vault.Clients.Secrets.GetSecretAsync("one", cancellationToken: Token));
        properties.Enabled = true;
        await vault.Clients.Secrets.UpdateSecretPropertiesAsync(properties, Token);

        Assert.Equal((403, "Forbidden"), (refusal.Status, refusal.ErrorCode));
        Assert.Contains("SecretDisabled", refusal.Message, StringComparison.Ordinal);
        Assert.Equal("a", (await vault.Clients.Secrets.GetSecretAsync("one", cancellationToken: Token)).Value.Value);
    }

    [Fact]
    public async Task Get_Missing_IsNotFound()
    {
        await using var vault = await VaultUnderTest.StartAsync();

        var refusal = await Assert.ThrowsAsync<RequestFailedException>(
            () => vault.Clients.Secrets.GetSecretAsync("one", cancellationToken: Token));

        Assert.Equal((404, "SecretNotFound"), (refusal.Status, refusal.ErrorCode));
    }
}
