using Azure.Security.KeyVault.Secrets;
using Bridge.Core.Certificates;
using Bridge.Functions.Settings;
using Bridge.Functions.Vault;
using Bridge.Local.KeyVault;
using Bridge.Tests.Builders;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace Bridge.Tests.Functions.Vault;

/// <summary>What is in force while the vault changes, fails, and comes back.</summary>
public sealed class VaultStateTests : IAsyncLifetime
{
    private readonly VaultFixture _vault = new();
    private readonly FakeTimeProvider _time = new(TimeProvider.System.GetUtcNow());

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => _vault.InitializeAsync();

    public ValueTask DisposeAsync() => _vault.DisposeAsync();

    [Fact]
    public async Task Start_VaultAway_FailsWithOneClearProblem()
    {
        _vault.Vault.Faults.Add(VaultFault.Outage);

        var refusal = await Assert.ThrowsAsync<OptionsValidationException>(() => _vault.State(_time).StartingAsync(Token));

        Assert.Contains("The Key Vault cannot be reached: check KeyVault__Uri", Assert.Single(refusal.Failures), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refresh_NothingChanged_KeepsPolicyChecksAndCertificate()
    {
        var state = await StartAsync();
        var (contents, checks) = (state.Contents, state.Checks);

        Assert.Equal(VaultOutcome.Complete, await state.RefreshAsync(Token));

        Assert.Same(checks, state.Checks);
        Assert.Same(contents.Policy, state.Contents.Policy);
        Assert.Same(contents.ClientCertificate, state.Contents.ClientCertificate);
        Assert.Empty(_vault.Handshake.Shown);
    }

    [Fact]
    public async Task Refresh_VaultAwayForAnHour_EverythingStaysAndAgeAndWarningSaySo()
    {
        var state = await StartAsync();
        var contents = state.Contents;
        using var metrics = new MeasurementRecorder(_vault.Meters);
        _vault.Vault.Faults.Add(VaultFault.Outage);
        for (var i = 0; i < 12; i++)
        {
            _time.Advance(TimeSpan.FromMinutes(5));
            Assert.Equal(VaultOutcome.Unreachable, await state.RefreshAsync(Token));
        }

        metrics.Observe();
        Assert.Equal(3600, metrics.Values.Last(value => value.Line == "bridge.vault.age").Value, 1.0);
        Assert.Equal((contents.Policy, contents.Credentials), (state.Contents.Policy, state.Contents.Credentials));
        Assert.Same(contents.ClientCertificate, state.Contents.ClientCertificate);
        Assert.Contains(_vault.Log.Entries, entry => entry.Level == LogLevel.Warning
            && entry.Message.Contains("cannot be reached", StringComparison.Ordinal)
            && entry.Message.Contains("01:00:00 ago", StringComparison.Ordinal));
        Assert.Contains(metrics.Lines, line => line.StartsWith("bridge.certificates.days_left name=api-client", StringComparison.Ordinal));

        _vault.Vault.Faults.Clear();
        Assert.Equal(VaultOutcome.Complete, await state.RefreshAsync(Token));
        metrics.Observe();
        Assert.Equal(0, metrics.Values.Last(value => value.Line == "bridge.vault.age").Value, 1.0);
    }

    [Fact]
    public async Task DaysLeft_TwoAuthoritiesInOneSecret_AreToldApartByTheirFingerprints()
    {
        var pem = await File.ReadAllTextAsync(_vault.Pki.WebhookCaFile, Token);
        _vault.Vault.SetSecret("ca", pem + CertificateBuilder.Root().Certificate.ExportCertificatePem());
        using var metrics = new MeasurementRecorder(_vault.Meters);
        await StartAsync();

        metrics.Observe();

        var authorities = metrics.Of("bridge.certificates.days_left").Where(line => line.StartsWith("name=ca ", StringComparison.Ordinal)).ToList();
        Assert.Equal(2, authorities.Distinct().Count());
        Assert.All(authorities, line => Assert.Matches("^name=ca kind=Authority fingerprint=[0-9A-F]{16}$", line));
    }

    [Theory]
    [InlineData(429)]
    [InlineData(503)]
    public async Task Refresh_VaultFailsSoftly_IsAnOutageToo(int status)
    {
        var state = await StartAsync();
        _vault.Vault.Faults.Add(new VaultFault(status));

        Assert.Equal(VaultOutcome.Unreachable, await state.RefreshAsync(Token));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task Refresh_VaultNeverAnswers_IsAnOutageAfterTheTimeOfItsAttempts(int retries)
    {
        // The first start of all takes longest, and this is not about it.
        await StartAsync();
        var state = await StartAsync((_, _, vault) => (vault.AttemptTimeout, vault.MaxRetries) = (TimeSpan.FromSeconds(2), retries));
        var contents = state.Contents;
        _vault.Vault.Faults.Add(VaultFault.Hanging);

        Assert.Equal(VaultOutcome.Unreachable, await state.RefreshAsync(Token).WaitAsync(TimeSpan.FromSeconds(30), Token));

        Assert.Same(contents.Policy, state.Contents.Policy);
        _vault.Vault.Faults.Clear();
        Assert.Equal(VaultOutcome.Complete, await state.RefreshAsync(Token));
    }

    [Fact]
    public async Task Refresh_LastPinOfARuleRunsOut_ItLetsNobodyInAndEverythingElseGoesOn()
    {
        _vault.Vault.SetSecret("truv-access-1", "sandbox-a");
        await SetAsync("pin-1", new string('0', 64), secret => secret.ExpiresOn = _time.GetUtcNow().AddMinutes(1));
        Action<TruvOptions, ReceivingOptions, KeyVaultOptions> rules = (truv, receiving, _) =>
        {
            truv.AccessSecrets = "truv-access-*";
            receiving.TrustRules[1].CertificateSha256 = null;
            receiving.TrustRules[1].CertificateSha256Secret = "pin-*";
        };
        var state = await StartAsync(rules);
        Assert.True(Pinned(state).HasPins);
        await SetAsync("truv-access-2", "sandbox-b", secret => secret.NotBefore = _time.GetUtcNow().AddSeconds(-1));
        _time.Advance(TimeSpan.FromMinutes(2));

        Assert.Equal(VaultOutcome.Complete, await state.RefreshAsync(Token));

        Assert.False(Pinned(state).HasPins);
        Assert.Equal(["truv-access-1", "truv-access-2"], Labels(state).Order(StringComparer.Ordinal));
        Assert.Contains(_vault.Log.Entries, entry => entry.Level == LogLevel.Warning
            && entry.Message.Contains("Trust rule 'pinned' names no secret that is in force", StringComparison.Ordinal));
        Assert.False(Pinned(await StartAsync(rules)).HasPins);
    }

    [Fact]
    public async Task Start_NoRuleHasAPinInForce_FailsSinceEverythingWouldBeRefused()
    {
        await SetAsync("pin-1", new string('0', 64), secret => secret.ExpiresOn = _time.GetUtcNow().AddMinutes(-1));

        var refusal = await Assert.ThrowsAsync<OptionsValidationException>(() => StartAsync((_, receiving, _) =>
        {
            receiving.TrustRules.RemoveAt(0);
            receiving.TrustRules[0].CertificateSha256 = null;
            receiving.TrustRules[0].CertificateSha256Secret = "pin-*";
        }));

        Assert.Contains("every webhook would be refused", Assert.Single(refusal.Failures), StringComparison.Ordinal);
    }

    private static PinnedTrustRule Pinned(VaultState state) => state.Contents.Policy.TrustRules.OfType<PinnedTrustRule>().Single();

    [Fact]
    public async Task Refresh_SecretAddedUnderThePrefix_VerifiesAndCallsAndTheOldOneIsRetiredLater()
    {
        _vault.Vault.SetSecret("truv-access-1", "sandbox-a");
        var state = await StartAsync((truv, _, _) => truv.AccessSecrets = "truv-access-*");
        var checks = state.Checks;
        await SetAsync("truv-access-2", "sandbox-b", secret => secret.NotBefore = _time.GetUtcNow().AddSeconds(-1));

        await state.RefreshAsync(Token);

        Assert.Equal(["truv-access-1", "truv-access-2"], Labels(state).Order(StringComparer.Ordinal));
        Assert.NotSame(checks, state.Checks);
        await SetAsync("truv-access-1", "sandbox-a", secret => secret.ExpiresOn = _time.GetUtcNow().AddMinutes(1));
        await state.RefreshAsync(Token);
        Assert.Equal(2, Labels(state).Count());

        _time.Advance(TimeSpan.FromMinutes(2));
        await state.RefreshAsync(Token);

        Assert.Equal(["truv-access-2"], Labels(state));
        Assert.Equal("sandbox-b", state.Contents.Credentials.AccessSecret);
    }

    [Fact]
    public async Task Refresh_OneSecretWrong_KeepsThePolicyButTakesTheNewCertificate()
    {
        var state = await StartAsync();
        var contents = state.Contents;
        _vault.Vault.SetSecret("secret-2", "prod-wrong-environment");
        await RenewAsync();

        Assert.Equal(VaultOutcome.Problems, await state.RefreshAsync(Token));

        Assert.Same(contents.Policy, state.Contents.Policy);
        Assert.NotSame(contents.ClientCertificate, state.Contents.ClientCertificate);
        Assert.Contains(_vault.Log.Entries, entry => entry.Message.Contains("'secret-2' does not begin with 'sandbox-'", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(PreflightOutcome.Refused, "handshake with Truv's API fails")]
    [InlineData(PreflightOutcome.Unreachable, "did not answer")]
    public async Task Refresh_NewCertificateThatTheHostDoesNotTake_IsNotUsedUntilItDoes(PreflightOutcome outcome, string problem)
    {
        var state = await StartAsync();
        var current = state.Contents.ClientCertificate;
        await RenewAsync();
        _vault.Handshake.Outcome = outcome;

        Assert.Equal(VaultOutcome.Problems, await state.RefreshAsync(Token));
        Assert.Same(current, state.Contents.ClientCertificate);
        Assert.Contains(_vault.Log.Entries, entry => entry.Message.Contains(problem, StringComparison.Ordinal));

        _vault.Handshake.Outcome = PreflightOutcome.Passed;
        Assert.Equal(VaultOutcome.Complete, await state.RefreshAsync(Token));
        Assert.NotSame(current, state.Contents.ClientCertificate);
        Assert.Equal(2, _vault.Handshake.Shown.Count);
    }

    [Fact]
    public async Task Start_NewestVersionIsRefusedByTheHost_BeginsWithTheOneBefore()
    {
        var first = (await StartAsync()).Contents.ClientCertificate.Version;
        await RenewAsync();
        _vault.Handshake.Outcome = PreflightOutcome.Refused;

        var state = await StartAsync();

        Assert.Equal(first, state.Contents.ClientCertificate.Version);
    }

    [Fact]
    public async Task Refresh_AuthorityReplaced_MakesChecksWithAnEmptyCacheOfVerdicts()
    {
        var state = await StartAsync();
        var checks = state.Checks;
        _vault.Vault.SetSecret("ca", CertificateBuilder.Root("CN=Another").Certificate.ExportCertificatePem());

        await state.RefreshAsync(Token);

        Assert.NotSame(checks, state.Checks);
        Assert.Contains(state.Contents.Expiring, one => one is { Name: "ca", Kind: ExpiringKind.Authority });
    }

    private static IEnumerable<string> Labels(VaultState state) => state.Contents.Policy.Secrets.Select(secret => secret.Label);

    private async Task<VaultState> StartAsync(Action<TruvOptions, ReceivingOptions, KeyVaultOptions>? change = null)
    {
        var state = _vault.State(_time, change);
        await state.StartingAsync(Token);
        return state;
    }

    private async Task SetAsync(string name, string value, Action<SecretProperties> properties)
    {
        using var clients = _vault.Clients();
        var secret = new KeyVaultSecret(name, value);
        properties(secret.Properties);
        await clients.Secrets.SetSecretAsync(secret, Token);
    }

    private async Task RenewAsync() => _vault.Vault.SetCertificate(
        "api-client", await File.ReadAllTextAsync(_vault.Pki.ApiClient.CertificateFile, Token),
        await File.ReadAllTextAsync(_vault.Pki.ApiClient.KeyFile, Token));
}
