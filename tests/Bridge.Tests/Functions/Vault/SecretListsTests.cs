using Azure.Security.KeyVault.Secrets;
using Bridge.Functions.Vault;
using Bridge.Tests.Local.KeyVault;
using Microsoft.Extensions.Time.Testing;

namespace Bridge.Tests.Functions.Vault;

public sealed class SecretListsTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Read_DisabledExpiredAndFutureOnes_AreLeftOutWithoutAProblem()
    {
        var now = TimeProvider.System.GetUtcNow();
        await using var vault = await VaultUnderTest.StartAsync();
        await SetAsync(vault, "k-a", properties => properties.Enabled = false);
        await SetAsync(vault, "k-b", properties => properties.ExpiresOn = now.AddMinutes(-1));
        await SetAsync(vault, "k-c", properties => properties.NotBefore = now.AddMinutes(1));
        await SetAsync(vault, "k-d", properties => properties.ExpiresOn = now.AddDays(1));

        foreach (var list in new[] { "k-a,k-b,k-c,k-d", "k-*", "k-d, k-d,k-*" })
        {
            var (names, problems) = await ReadAsync(vault, list);

            Assert.Equal(["k-d"], names);
            Assert.Empty(problems);
        }
    }

    [Theory]
    [InlineData("*")]
    [InlineData("a, *")]
    public async Task Read_EverySecretOfTheVault_IsAProblem(string list)
    {
        await using var vault = await VaultUnderTest.StartAsync();
        vault.Vault.SetSecret("a", "value");

        var (_, problems) = await ReadAsync(vault, list);

        Assert.Contains("names every secret of the vault", Assert.Single(problems), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Read_NoneInForce_IsAProblemThatNamesTheSetting()
    {
        await using var vault = await VaultUnderTest.StartAsync();
        await SetAsync(vault, "a", properties => properties.Enabled = false);

        var problem = Assert.Single((await ReadAsync(vault, "a,b-*")).Problems);

        Assert.Contains("The setting names no secret that is in force (a,b-*)", problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("k-*", "names no secret that is in force", null)]
    [InlineData("k-a", "names no secret that is in force", null)]
    [InlineData("other-*", null, "names no secret that is in force")]
    [InlineData("k-a,missing", null, "'missing' cannot be read")]
    public async Task Read_AllHaveRunOutAsTheyMay_IsANoticeUnlessNoneWasEverThere(string list, string? notice, string? problem)
    {
        await using var vault = await VaultUnderTest.StartAsync();
        await SetAsync(vault, "k-a", properties => properties.ExpiresOn = TimeProvider.System.GetUtcNow().AddMinutes(-1));
        var reader = new VaultReader(vault.Clients, TimeProvider.System, Token);

        await SecretLists.ReadAsync(reader, list, "The rule", mayEnd: true);

        AssertOne(notice, reader.Notices);
        AssertOne(problem, reader.Problems);

        static void AssertOne(string? text, IReadOnlyList<string> all)
        {
            if (text is null) Assert.Empty(all);
            else Assert.Contains(text, Assert.Single(all), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Read_MissingName_IsAProblemAlthoughAnotherIsThere()
    {
        await using var vault = await VaultUnderTest.StartAsync();
        vault.Vault.SetSecret("a", "value");

        Assert.Contains("'b' cannot be read: there is none", Assert.Single((await ReadAsync(vault, "a,b")).Problems), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Read_MoreThanSixteen_IsAProblem()
    {
        await using var vault = await VaultUnderTest.StartAsync();
        for (var i = 0; i < 17; i++) vault.Vault.SetSecret($"s-{i}", "value");

        Assert.Contains("17 secrets", Assert.Single((await ReadAsync(vault, "s-*")).Problems), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Read_Prefix_PutsFirstWhatTookEffectLastAndLeavesOutCertificates()
    {
        var time = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        await using var vault = await VaultUnderTest.StartAsync(time);
        vault.Vault.SetCertificate(
            "s-certificate", await File.ReadAllTextAsync(vault.Pki.ApiClient.CertificateFile, Token),
            await File.ReadAllTextAsync(vault.Pki.ApiClient.KeyFile, Token));
        await SetAsync(vault, "s-3", properties => properties.NotBefore = time.GetUtcNow().AddMinutes(2));
        await SetAsync(vault, "s-2", _ => { });
        time.Advance(TimeSpan.FromMinutes(1));
        await SetAsync(vault, "s-1", _ => { });
        time.Advance(TimeSpan.FromMinutes(2));

        Assert.Equal(["s-3", "s-1", "s-2"], (await ReadAsync(vault, "s-*", time)).Names);
    }

    private static async Task<(IEnumerable<string> Names, IReadOnlyList<string> Problems)> ReadAsync(
        VaultUnderTest vault, string list, TimeProvider? time = null)
    {
        var reader = new VaultReader(vault.Clients, time ?? TimeProvider.System, Token);
        var secrets = await SecretLists.ReadAsync(reader, list, "The setting");
        return (secrets.Select(secret => secret.ToString()), reader.Problems);
    }

    private static async Task SetAsync(VaultUnderTest vault, string name, Action<SecretProperties> change)
    {
        var secret = new KeyVaultSecret(name, "value");
        change(secret.Properties);
        await vault.Clients.Secrets.SetSecretAsync(secret, Token);
    }
}
