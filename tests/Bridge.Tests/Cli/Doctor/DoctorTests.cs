using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Azure.Identity;
using Bridge.Cli;
using Bridge.Cli.Doctor;
using Bridge.Cli.Doctor.Lines;
using Bridge.Local.KeyVault;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace Bridge.Tests.Cli.Doctor;

/// <summary>Each line, with exactly the thing broken that it looks at.</summary>
public sealed class DoctorTests(DoctorFixture installation) : IClassFixture<DoctorFixture>
{
    private static readonly string[] OfTheApi =
    [
        LineNames.Name, LineNames.Connection, LineNames.ServerCertificate, LineNames.MutualTls, LineNames.Access,
        LineNames.WebhookConfiguration, LineNames.Clock, LineNames.Outbound,
    ];

    [Fact]
    public async Task Examine_HealthyInstallation_PassesEveryLine()
    {
        var lines = await installation.ExamineAsync();

        Assert.All(lines, line => Assert.True(line.State == DoctorState.Pass, $"{line}"));
        Assert.Equal(16, lines.Count);
        Assert.Equal(ExitCodes.Success, DoctorOutput.ExitCodeOf(lines));
    }

    [Fact]
    public async Task Examine_LocalInstallation_HasNoPropertiesInAzure()
    {
        var lines = await installation.ExamineAsync(isLocal: true);

        Assert.Equal([LineNames.Site], lines.Where(line => line.State == DoctorState.Skipped).Select(line => line.Name));
    }

    [Theory]
    [InlineData(LineNames.Vault, "Truv:ClientIdSecret", "missing", "'missing' cannot be read", "Key Vault Secrets User")]
    [InlineData(LineNames.Certificate, "Truv:ClientCertificate", "missing", "none of that name", "bridge cert request")]
    [InlineData(LineNames.Name, "Truv:BaseAddress", "https://nowhere.invalid/", "nowhere.invalid", "DNS")]
    [InlineData(LineNames.Connection, "Truv:BaseAddress", "https://localhost:1/", "ConnectionRefused", "bridge cert firewall")]
    [InlineData(LineNames.MutualTls, "Truv:ClientCertificate", "stranger", "ended the connection", "Truv Support")]
    [InlineData(LineNames.Access, "Truv:AccessSecrets", "truv-access-deleted", "answered 401", "bridge secrets add")]
    [InlineData(LineNames.ServiceBus, "ServiceBus:Received", "no-such-queue", "no-such-queue: MessagingEntityNotFound", "Data Sender")]
    [InlineData(LineNames.Blob, "Storage:ClaimContainer", "no-such-container", "RequestFailedException", "Storage Blob Data Contributor")]
    [InlineData(LineNames.Table, "Storage:LedgerTable", "nosuchtable", "RequestFailedException", "Storage Table Data Contributor")]
    public async Task Examine_OneSettingWrong_FailsThatLineOnly(string name, string setting, string value, string evidence, string remedy)
    {
        var lines = await installation.ExamineAsync(settings: (setting, value));

        AssertOnly(lines, name, evidence, remedy);
    }

    [Fact]
    public async Task Examine_AuthorityOfTheServerUnknown_FailsTlsOnly() => AssertOnly(
        await installation.ExamineAsync(settings: ("Truv:CaFile", installation.Pki.PlatformCaFile)),
        LineNames.ServerCertificate, "RemoteCertificateChainErrors", "Truv__CaFile");

    [Fact]
    public async Task Examine_WebhookDisabled_FailsItsLineOnly()
    {
        var webhook = installation.Truv.Webhooks.All[0];
        installation.Truv.Webhooks.Update(webhook.Id, one => one with { Enabled = false });

        var lines = await installation.ExamineAsync();

        installation.Truv.Webhooks.Update(webhook.Id, one => one with { Enabled = true });
        AssertOnly(lines, LineNames.WebhookConfiguration, "disabled: nothing", "enable it");
    }

    [Fact]
    public async Task Examine_WebhookElsewhere_FailsItsLineOnly()
    {
        var webhook = installation.Truv.Webhooks.All[0];
        installation.Truv.Webhooks.Update(webhook.Id, one => one with { Url = new Uri("https://elsewhere/") });

        var lines = await installation.ExamineAsync();

        installation.Truv.Webhooks.Update(webhook.Id, one => one with { Url = webhook.Url });
        AssertOnly(lines, LineNames.WebhookConfiguration, "no configuration has this address", "Reconciliation__WebhookUrl");
    }

    [Fact]
    public async Task Examine_WebhookWithoutAnEvent_WarnsOfIt()
    {
        var webhook = installation.Truv.Webhooks.All[0];
        installation.Truv.Webhooks.Update(webhook.Id, one => one with { Events = [.. webhook.Events.Skip(1)] });

        var lines = await installation.ExamineAsync();

        installation.Truv.Webhooks.Update(webhook.Id, one => one with { Events = webhook.Events });
        var line = Assert.Single(lines, line => line.State != DoctorState.Pass);
        Assert.Equal((LineNames.WebhookConfiguration, DoctorState.Warn), (line.Name, line.State));
        Assert.Contains(webhook.Events[0], line.Evidence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(401, "let a call without a certificate through", "clientCertMode Required")]
    [InlineData(202, "let a call without a certificate through", "clientCertMode Required")]
    [InlineData(503, "answered 503", "does not run")]
    public async Task Examine_FrontEndLetsEverybodyIn_FailsItsLineOnly(int status, string evidence, string remedy)
    {
        installation.Platform.FrontEndStatus = status;

        var lines = await installation.ExamineAsync();

        installation.Platform.FrontEndStatus = 403;
        AssertOnly(lines, LineNames.FrontEnd, evidence, remedy);
    }

    [Fact]
    public async Task Examine_ClientCertificatesOptionalInAzure_FailsItsLineOnly()
    {
        installation.Platform.Site = PlatformServer.Sound(mode: "Optional");

        var lines = await installation.ExamineAsync();

        installation.Platform.Site = PlatformServer.Sound();
        AssertOnly(lines, LineNames.Site, "clientCertMode Optional", "az functionapp update");
    }

    [Fact]
    public async Task Examine_SeveralOutboundAddresses_WarnsOfThem()
    {
        installation.Platform.Site = PlatformServer.Sound(addresses: "20.0.0.1,20.0.0.2");

        var lines = await installation.ExamineAsync();

        installation.Platform.Site = PlatformServer.Sound();
        var line = Assert.Single(lines, line => line.State != DoctorState.Pass);
        Assert.Equal((LineNames.Outbound, DoctorState.Warn), (line.Name, line.State));
        Assert.Contains("NAT gateway", line.Remedy, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(10, "Fail")]
    [InlineData(-1, "Warn")]
    public async Task Examine_ClockWrong_IsSeenByItsLineOnly(int minutes, string state)
    {
        var lines = await installation.ExamineAsync(new FakeTimeProvider(TimeProvider.System.GetUtcNow().AddMinutes(minutes)));

        var line = Assert.Single(lines, line => line.State is not (DoctorState.Pass or DoctorState.Skipped));
        Assert.Equal((LineNames.Clock, state), (line.Name, line.State.ToString()));
        Assert.Contains("NTP", line.Remedy, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(503)]
    public async Task Examine_VaultAway_FailsItsLineOnly(int status)
    {
        installation.Vault.Faults.Add(new VaultFault(status));

        var lines = await installation.ExamineAsync(settings: ("KeyVault:AttemptTimeout", "00:00:01"));

        installation.Vault.Faults.Clear();
        AssertOnly(lines, LineNames.Vault, "The Key Vault cannot be reached", "Mend each");
        Assert.Equal("needs: key vault", lines.Single(line => line.Name == LineNames.Certificate).Evidence);
    }

    [Fact]
    public async Task Examine_OnePinnedRuleRunOut_WarnsOfIt()
    {
        var lines = await installation.ExamineAsync(settings:
        [
            ("Receiving:TrustRules:1:Name", "old"), ("Receiving:TrustRules:1:Kind", "Pinned"),
            ("Receiving:TrustRules:1:SubjectAlternativeName", "old.example"),
            ("Receiving:TrustRules:1:CertificateSha256Secret", "pin-ended"),
        ]);

        var line = Assert.Single(lines, line => line.State != DoctorState.Pass);
        Assert.Equal((LineNames.Vault, DoctorState.Warn), (line.Name, line.State));
        Assert.Contains("Trust rule 'old' names no secret that is in force", line.Evidence, StringComparison.Ordinal);
        Assert.Contains("bridge cert pin", line.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Examine_AddressOfThisMachineRefused_IsNoProofThatCertificatesAreRequired()
    {
        installation.Platform.ForbiddenAddress = "20.0.0.9";

        var lines = await installation.ExamineAsync();

        installation.Platform.ForbiddenAddress = null;
        var line = Assert.Single(lines, line => line.State != DoctorState.Pass);
        Assert.Equal((LineNames.FrontEnd, DoctorState.Warn), (line.Name, line.State));
        Assert.Contains("azure properties", line.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Examine_SomethingElseThanTlsListens_FailsTheFrontEnd()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var answering = AnswerWithoutTlsAsync(listener);

        var lines = await installation.ExamineAsync(settings: ("Reconciliation:WebhookUrl",
            string.Create(CultureInfo.InvariantCulture, $"https://localhost:{((IPEndPoint)listener.LocalEndpoint).Port}/api/webhooks/truv")));

        await answering;
        var line = lines.Single(line => line.Name == LineNames.FrontEnd);
        Assert.Equal(DoctorState.Fail, line.State);
        Assert.Contains("no TLS", line.Evidence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Examine_StorageKeyWrong_NamesTheStatusOnBothLines()
    {
        var lines = await installation.ExamineAsync(settings: ("Storage", installation.StorageWithAnotherKey));

        var failed = lines.Where(line => line.State == DoctorState.Fail).ToArray();
        Assert.Equal([LineNames.Blob, LineNames.Table], failed.Select(line => line.Name));
        Assert.All(failed, line =>
        {
            Assert.Contains("403", line.Evidence, StringComparison.Ordinal);
            Assert.Contains("refuses this caller", line.Remedy, StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task Examine_CheckThatThrows_FailsAndTheOthersGoOn()
    {
        using var examination = new Examination(new ServiceCollection().BuildServiceProvider(), TimeProvider.System, isLocal: true);

        var lines = await new DoctorRun([new BlobCheck(), new SiteCheck()]).RunAsync(
            DoctorOpening.Sound("it"), examination, TestContext.Current.CancellationToken);

        Assert.Equal([DoctorState.Pass, DoctorState.Fail, DoctorState.Skipped], lines.Select(line => line.State));
        Assert.Contains("InvalidOperationException", lines[1].Evidence, StringComparison.Ordinal);
        Assert.Contains("report it", lines[1].Remedy, StringComparison.Ordinal);
    }

    private static async Task AnswerWithoutTlsAsync(TcpListener listener)
    {
        using var connection = await listener.AcceptTcpClientAsync(TestContext.Current.CancellationToken);
        await connection.GetStream().WriteAsync("HTTP/1.1 400 Bad Request\r\n\r\n"u8.ToArray(), TestContext.Current.CancellationToken);
    }

    [Fact]
    public void Open_SettingsWrong_FailsThatLineAndSkipsTheRest()
    {
        var lines = DoctorOpening.Failed(new OptionsValidationException("a", typeof(string), ["KeyVault__Uri is missing"]), "it")!;

        AssertOnly(lines, LineNames.Settings, "KeyVault__Uri is missing", "docs/configuration.md");
        Assert.Equal(15, lines.Count(line => line.State == DoctorState.Skipped));
        Assert.Equal(ExitCodes.Failure, DoctorOutput.ExitCodeOf(lines));
    }

    [Fact]
    public void Open_NobodySignedIn_FailsTheVaultLine()
    {
        var lines = DoctorOpening.Failed(new AuthenticationFailedException("no"), "it")!;

        AssertOnly(lines, LineNames.Vault, "nobody is signed in", "az login");
        Assert.Null(DoctorOpening.Failed(new InvalidOperationException(), "it"));
    }

    [Fact]
    public async Task Write_Json_IsOneObjectAndTheTableNamesTheRemedy()
    {
        var lines = DoctorOpening.Failed(new AuthenticationFailedException("no"), "it")!;
        using var table = new StringWriter();

        await DoctorOutput.WriteAsync(table, "it", lines, json: false);

        using var json = JsonDocument.Parse(DoctorOutput.Json("it", lines));
        Assert.False(json.RootElement.GetProperty("ok").GetBoolean());
        Assert.Equal("fail", json.RootElement.GetProperty("lines")[1].GetProperty("state").GetString());
        Assert.Contains("az login", table.ToString(), StringComparison.Ordinal);
    }

    // Of what depends on the broken thing a line may say that it could not look; none may fail for it.
    private static void AssertOnly(IReadOnlyList<DoctorLine> lines, string name, string evidence, string remedy)
    {
        var line = Assert.Single(lines, line => line.State is DoctorState.Fail or DoctorState.Warn);
        Assert.Equal((name, DoctorState.Fail), (line.Name, line.State));
        Assert.Contains(evidence, line.Evidence, StringComparison.Ordinal);
        Assert.Contains(remedy, line.Remedy, StringComparison.Ordinal);
        if (lines[0].State == DoctorState.Pass && name != LineNames.Vault)
            Assert.All(lines.Where(one => one.State == DoctorState.Skipped), one => Assert.Contains(one.Name, OfTheApi));
    }
}
