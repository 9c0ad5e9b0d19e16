using Bridge.Cli;
using Bridge.Cli.Cert;
using Bridge.Cli.Secrets;
using Bridge.Functions.Settings;
using Bridge.Tests.Local.KeyVault;
using Microsoft.Extensions.Time.Testing;

namespace Bridge.Tests.Cli.Secrets;

/// <summary><c>bridge secrets</c> on a local vault.</summary>
public sealed class SecretsRunTests : IAsyncLifetime
{
    private readonly FakeTimeProvider _time = new(TimeProvider.System.GetUtcNow());
    private readonly StringWriter _output = new();
    private readonly StringWriter _errors = new();
    private readonly TruvOptions _truv = new() { Environment = TruvEnvironment.Sandbox, AccessSecrets = "truv-access-*" };
    private readonly ReceivingOptions _receiving = new() { Headers = [new() { Name = "X-Key", Secrets = "header-*" }] };
    private IReadOnlyList<(string Label, DateTimeOffset At)> _signers = [];
    private VaultUnderTest _vault = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private SecretsRun Run => new(
        _vault.Clients, _receiving, _truv, _ => Task.FromResult(_signers), _time, new Talk(_output, _errors));

    public async ValueTask InitializeAsync()
    {
        _vault = await VaultUnderTest.StartAsync(_time);
        _vault.Vault.SetSecret("truv-access-1", "sandbox-one");
        _vault.Vault.SetSecret("header-1", "one");
    }

    public async ValueTask DisposeAsync()
    {
        await _vault.DisposeAsync();
        await _output.DisposeAsync();
        await _errors.DisposeAsync();
    }

    [Fact]
    public async Task Add_AccessSecret_GetsThePrefixAndItsTimes()
    {
        var from = _time.GetUtcNow().AddHours(1);

        Assert.Equal(ExitCodes.Success, await Run.AddAsync(Access("2") with { NotBefore = from }, Token));

        var secret = (await _vault.Clients.Secrets.GetSecretAsync("truv-access-2", cancellationToken: Token)).Value;
        Assert.Equal("sandbox-two", secret.Value);
        Assert.Equal("access-secret", secret.Properties.Tags["purpose"]);
        Assert.Equal(from.ToUnixTimeSeconds(), secret.Properties.NotBefore!.Value.ToUnixTimeSeconds());
        Assert.Contains("In force: truv-access-1.", _errors.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("sandbox-two", _errors.ToString() + _output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("prod-two", "does not begin with 'sandbox-'")]
    [InlineData("sandbox-two ", "white space")]
    [InlineData("", "is empty")]
    public async Task Add_ValueThatCannotBe_IsRefusedWithoutShowingIt(string value, string problem)
    {
        Assert.Equal(ExitCodes.Failure, await Run.AddAsync(Access("2") with { Value = value }, Token));

        Assert.Contains(problem, _errors.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Add_KnownLabelOrUnknownHeaderOrNoPrefix_IsRefused()
    {
        Assert.Equal(ExitCodes.Failure, await Run.AddAsync(Access("1"), Token));
        Assert.Equal(ExitCodes.Failure, await Run.AddAsync(Header("2") with { Header = "X-Other" }, Token));
        _truv.AccessSecrets = "truv-access-1";
        Assert.Equal(ExitCodes.Failure, await Run.AddAsync(Access("2"), Token));

        Assert.Contains("There is a secret 'truv-access-1' already", _errors.ToString(), StringComparison.Ordinal);
        Assert.Contains("no custom header 'X-Other'", _errors.ToString(), StringComparison.Ordinal);
        Assert.Contains("does not mean '2'", _errors.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Add_ThirdActiveOne_WarnsOfTruvsLimit()
    {
        await Run.AddAsync(Access("2"), Token);
        await Run.AddAsync(Access("3"), Token);

        Assert.Contains("2 active keys at most", _errors.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Retire_TheOneThatSignedLast_IsRefusedUntilForced()
    {
        await Run.AddAsync(Access("2"), Token);
        _signers = [("truv-access-1", _time.GetUtcNow()), ("truv-access-2", _time.GetUtcNow().AddDays(-1))];

        Assert.Equal(ExitCodes.Failure, await Run.RetireAsync("truv-access-1", null, force: false, Token));
        Assert.Contains("signed the last event seen", _errors.ToString(), StringComparison.Ordinal);
        Assert.Equal(ExitCodes.Success, await Run.RetireAsync("truv-access-1", null, force: true, Token));

        var item = Assert.Single(await Run.ListAsync(Token), one => one.Name == "truv-access-1");
        Assert.Equal("disabled", item.State);
    }

    [Fact]
    public async Task Retire_AnotherOne_CountsUntilTheMomentGiven()
    {
        await Run.AddAsync(Header("2"), Token);
        var end = _time.GetUtcNow().AddDays(1);

        Assert.Equal(ExitCodes.Success, await Run.RetireAsync("header-1", end, force: false, Token));

        Assert.Equal("active", Assert.Single(await Run.ListAsync(Token), one => one.Name == "header-1").State);
        _time.Advance(TimeSpan.FromDays(1.1));
        using var later = new VaultLater(_vault);
        var run = new SecretsRun(later.Clients, _receiving, _truv, _ => Task.FromResult(_signers), _time, new Talk(_output, _errors));
        Assert.Equal("expired", Assert.Single(await run.ListAsync(Token), one => one.Name == "header-1").State);
    }

    [Fact]
    public async Task Retire_TheLastOfASetting_IsRefusedEvenIfForced()
    {
        await Run.AddAsync(Header("2") with { Expires = _time.GetUtcNow().AddHours(1) }, Token);

        Assert.Equal(ExitCodes.Failure, await Run.RetireAsync("truv-access-1", null, force: true, Token));
        // There are two now, but not at that moment.
        Assert.Equal(ExitCodes.Failure, await Run.RetireAsync("header-1", _time.GetUtcNow().AddHours(2), force: true, Token));

        Assert.Contains("would have no value in force", _errors.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Retire_WhatNoSettingMeansOrTheVaultLacks_IsRefused()
    {
        Assert.Equal(ExitCodes.Failure, await Run.RetireAsync("something", null, force: false, Token));
        Assert.Equal(ExitCodes.Failure, await Run.RetireAsync("header-9", null, force: false, Token));

        Assert.Contains("No setting means the secret 'something'", _errors.ToString(), StringComparison.Ordinal);
        Assert.Contains("has no secret 'header-9'", _errors.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task List_AccessSecrets_SaysWhenEachSignedLast()
    {
        var at = _time.GetUtcNow().AddMinutes(-3);
        _signers = [("truv-access-1", at)];

        Assert.Equal(at, Assert.Single(await Run.ListAsync(Token), one => one.Name == "truv-access-1").LastUsedAt);
    }

    private static NewSecret Access(string label) => new(SecretPurpose.Access, null, label, "sandbox-two", null, null);

    private static NewSecret Header(string label) => new(SecretPurpose.Header, "x-key", label, "two", null, null);
}
