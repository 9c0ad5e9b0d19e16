using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using Azure.Security.KeyVault.Secrets;
using Bridge.Cli;
using Bridge.Cli.Cert;
using Bridge.Cli.Cert.Firewall;
using Bridge.Cli.Cert.Inventory;
using Bridge.Cli.Cert.Pins;
using Bridge.Functions.Settings;
using Bridge.Functions.Vault;
using Bridge.Tests.Builders;

namespace Bridge.Tests.Cli.Cert;

/// <summary><c>bridge cert show</c>, <c>check</c>, <c>pin</c> and <c>firewall</c>.</summary>
public sealed class InventoryTests
{
    private static readonly DateTimeOffset Now = TimeProvider.System.GetUtcNow();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Show_CompleteVault_ListsEverythingInUseWithoutReadingASecret()
    {
        await using var fixture = await StartAsync();

        var items = await ReadAsync(fixture);

        Assert.Equal(
            ["client-certificate active", "authority active", "pin active", "access-secret active", "client-id active", "header-value disabled"],
            items.Select(item => $"{item.Kind} {item.State}"));
        Assert.Equal("trust rule issued", items[1].UsedBy);
        using var line = JsonDocument.Parse(InventoryOutput.Json(items[0], TimeProvider.System.GetUtcNow()));
        Assert.Equal(364, line.RootElement.GetProperty("daysLeft").GetInt32());
        Assert.Equal(64, line.RootElement.GetProperty("sha256").GetString()!.Length);
    }

    [Fact]
    public async Task Show_RequestUnderWay_IsListedAndTheVersionInUseStaysActive()
    {
        await using var fixture = await StartAsync();
        await fixture.Requests.RunAsync(
            new("acme", TruvEnvironment.Sandbox, VaultKeyKind.P256, null, fixture.PathOf("a.csr"), false), Token);

        var items = await ReadAsync(fixture);

        Assert.Equal(["active", "pending"], items.Take(2).Select(item => item.State));
    }

    [Theory]
    [InlineData(61.0, ExitCodes.Success)]
    [InlineData(59.0, ExitCodes.ExpiresInTwoMonths)]
    [InlineData(29.0, ExitCodes.ExpiresInAMonth)]
    [InlineData(6.0, ExitCodes.ExpiresNow)]
    [InlineData(-1.0, ExitCodes.ExpiresNow)]
    public async Task Check_DaysLeft_IsTheExitCode(double days, int exitCode)
    {
        await using var fixture = await CertFixture.StartAsync();
        InventoryItem[] items =
        [
            new("authority", "far", "active", "a rule") { ExpiresAt = Now.AddDays(1000) },
            new("secret", "former", "disabled", "a setting") { ExpiresAt = Now.AddDays(-5) },
            new("secret", "present", "active", "a setting"),
            new("client-certificate", "api", "active", "API calls") { ExpiresAt = Now.AddDays(days) },
        ];

        Assert.Equal(exitCode, await CheckCommand.RunAsync(fixture.Talk, items, json: true, Now));

        Assert.Equal(exitCode != ExitCodes.Success, fixture.Output.ToString().Contains("\"api\"", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("access-secret", "expired")]
    [InlineData("header-value", "disabled")]
    [InlineData("pin", "expired")]
    [InlineData("pin", "unreadable")]
    [InlineData("client-id", "future")]
    public async Task Check_EndedWithNothingInItsPlace_IsCritical(string kind, string state)
    {
        await using var fixture = await CertFixture.StartAsync();
        InventoryItem[] items =
        [
            new(kind, "old", state, "a") { ExpiresAt = Now.AddDays(state == "expired" ? -1 : 100) },
            new(kind, "of another use", "active", "b"),
        ];

        Assert.Equal(ExitCodes.ExpiresNow, await CheckCommand.RunAsync(fixture.Talk, items, json: true, Now));
        Assert.Contains("\"old\"", fixture.Output.ToString(), StringComparison.Ordinal);

        Assert.Equal(
            ExitCodes.Success,
            await CheckCommand.RunAsync(fixture.Talk, [.. items, new(kind, "new", "active", "a")], json: true, Now));
    }

    [Fact]
    public async Task Show_PinsOfTheVault_HaveTheirFingerprints()
    {
        await using var fixture = await StartAsync();
        using var certificate = X509CertificateLoader.LoadCertificateFromFile(fixture.Vault.Pki.PinnedSender.CertificateFile);
        await new PinRun(fixture.Talk).StoreAsync(certificate, fixture.Vault.Clients.Secrets, Receiving(), Token);
        fixture.Vault.Vault.SetSecret("truv-pin-two", $"{new string('A', 64)}, {new string('B', 64)}");
        fixture.Vault.Vault.SetSecret("truv-pin-bad", "no pin");

        var pins = (await ReadAsync(fixture)).Where(item => item.Kind == "pin").ToList();

        Assert.Equal(
            new HashSet<string?>
            {
                new string('1', 64), new string('A', 64), new string('B', 64), certificate.GetCertHashString(HashAlgorithmName.SHA256), null,
            },
            pins.Select(item => item.Fingerprint).ToHashSet());
        Assert.Equal("unreadable", Assert.Single(pins, item => item.Fingerprint is null).State);
    }

    [Fact]
    public void Presented_FileWithSeveral_IsTheOnlyOneThatIsNoAuthoritys()
    {
        var authority = new TestAuthority();
        using var leaf = authority.Issue();
        using var other = authority.Issue();

        Assert.Same(leaf, CertificateFiles.Presented([authority.Certificate, leaf]));
        Assert.Same(authority.Certificate, CertificateFiles.Presented([authority.Certificate]));
        Assert.Null(CertificateFiles.Presented([leaf, other]));
        Assert.Null(CertificateFiles.Presented([]));
    }

    [Fact]
    public async Task Check_SomethingMissing_IsCritical()
    {
        await using var fixture = await CertFixture.StartAsync();

        Assert.Equal(ExitCodes.ExpiresNow, await CheckCommand.RunAsync(
            fixture.Talk, [new("authority", "ca", "missing", "a rule")], json: false, Now));
    }

    [Fact]
    public async Task Pin_File_PrintsTheRuleWithTheFingerprintThatOpensslGives()
    {
        await using var fixture = await CertFixture.StartAsync();
        var file = fixture.Vault.Pki.PinnedSender.CertificateFile;
        using var certificate = X509CertificateLoader.LoadCertificateFromFile(file);

        Assert.Equal(ExitCodes.Success, await new PinRun(fixture.Talk).PrintAsync(certificate));

        var openssl = await Openssl.SayAsync(fixture.Folder, "x509", "-in", file, "-noout", "-fingerprint", "-sha256");
        var text = fixture.Output.ToString();
        Assert.Contains($"CertificateSha256={openssl.Trim().Split('=')[1].Replace(":", "", StringComparison.Ordinal)}", text, StringComparison.Ordinal);
        Assert.Contains("SubjectAlternativeName=mtls-prod.truv.com", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pin_Host_ReadsWhatTheServerShows()
    {
        await using var fixture = await CertFixture.StartAsync();

        using var shown = await ShownCertificate.ReadAsync(fixture.Vault.Vault.Url.Authority, Token);

        using var server = X509CertificateLoader.LoadCertificateFromFile(fixture.Vault.Pki.KeyVaultServer.CertificateFile);
        Assert.Equal(server.RawData, shown!.RawData);
        await Assert.ThrowsAsync<NotStartedException>(() => ShownCertificate.ReadAsync("127.0.0.1:1", Token));
    }

    [Fact]
    public async Task Pin_Store_AddsASecretThatTheRuleFindsUntilTheCertificateEnds()
    {
        await using var fixture = await CertFixture.StartAsync();
        using var certificate = X509CertificateLoader.LoadCertificateFromFile(fixture.Vault.Pki.PinnedSender.CertificateFile);
        var receiving = Receiving();
        var run = new PinRun(fixture.Talk);

        Assert.Equal(ExitCodes.Success, await run.StoreAsync(certificate, fixture.Vault.Clients.Secrets, receiving, Token));

        var reader = new VaultReader(fixture.Vault.Clients, TimeProvider.System, Token);
        var pin = Assert.Single(await SecretLists.ReadAsync(reader, "truv-pin-*", "rule"));
        Assert.Equal(certificate.GetCertHashString(HashAlgorithmName.SHA256), pin.Text);
        Assert.Contains(reader.Expiring, one => one.ExpiresAt == certificate.NotAfter.ToUniversalTime());
        receiving.TrustRules[1].CertificateSha256Secret = "one";
        Assert.Equal(ExitCodes.Failure, await run.StoreAsync(certificate, fixture.Vault.Clients.Secrets, receiving, Token));
        receiving.TrustRules.RemoveAt(1);
        Assert.Equal(ExitCodes.Failure, await run.StoreAsync(certificate, fixture.Vault.Clients.Secrets, receiving, Token));
    }

    [Fact]
    public void Firewall_EveryFormat_HasAllAddressesAndJsonIsJson()
    {
        Assert.All(Enum.GetValues<FirewallFormat>(), format => Assert.All(
            TruvAddress.All, one => Assert.Contains(one.Address, FirewallRules.Write(format, TruvAddress.All), StringComparison.Ordinal)));
        using var rules = JsonDocument.Parse(FirewallRules.Write(FirewallFormat.Nsg, TruvAddress.All));
        Assert.Equal(3, rules.RootElement.GetArrayLength());
        using var json = JsonDocument.Parse(FirewallRules.Write(FirewallFormat.Json, TruvAddress.All));
        Assert.Equal(9, json.RootElement.GetArrayLength());
    }

    private static ReceivingOptions Receiving() => new()
    {
        TrustRules =
        [
            new() { Name = "issued", Kind = TrustRuleKind.Issued, SubjectAlternativeName = "a", CaSecret = "ca" },
            new()
            {
                Name = "pinned", Kind = TrustRuleKind.Pinned, SubjectAlternativeName = "mtls-prod.truv.com",
                CertificateSha256Secret = "truv-pin-*",
            },
        ],
        Headers = [new() { Name = "X-Key", Secrets = "header-*" }],
    };

    private static async Task<CertFixture> StartAsync()
    {
        var fixture = await CertFixture.StartAsync();
        var (pki, vault) = (fixture.Vault.Pki, fixture.Vault.Vault);
        vault.SetCertificate(
            "api", await File.ReadAllTextAsync(pki.ApiClient.CertificateFile, Token), await File.ReadAllTextAsync(pki.ApiClient.KeyFile, Token));
        vault.SetSecret("ca", await File.ReadAllTextAsync(pki.WebhookCaFile, Token));
        vault.SetSecret("truv-pin-1", new string('1', 64));
        vault.SetSecret("truv-access-1", "sandbox-one");
        vault.SetSecret("client-id", "id");
        await fixture.Vault.Clients.Secrets.SetSecretAsync(
            new KeyVaultSecret("header-1", "one") { Properties = { Enabled = false } }, Token);
        (fixture.Truv.AccessSecrets, fixture.Truv.ClientIdSecret) = ("truv-access-*", "client-id");
        return fixture;
    }

    private static Task<IReadOnlyList<InventoryItem>> ReadAsync(CertFixture fixture) =>
        new InventoryReader(fixture.Vault.Clients, Receiving(), fixture.Truv, TimeProvider.System).ReadAsync(Token);
}
