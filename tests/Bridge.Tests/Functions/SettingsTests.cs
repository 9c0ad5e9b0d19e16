using Bridge.Functions;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Bridge.Tests.Functions;

public sealed class SettingsTests
{
    [Fact]
    public async Task Start_NothingConfigured_IsRefusedWithEverythingThatIsMissing()
    {
        var refusal = await Assert.ThrowsAnyAsync<Exception>(() => StartAsync([]));

        var text = refusal.ToString();
        Assert.All(
            [
                "Receiving__Attestation__ClientCertificateMode is missing",
                "Receiving__Attestation__HttpsOnly is missing", "Receiving__Attestation__ExclusionPaths is missing", "Receiving__TrustRules is empty",
                "Receiving__Headers is empty", "Truv__Environment is missing", "Truv__ClientCertificate is missing",
                "Truv__ClientIdSecret is missing", "Truv__AccessSecrets is missing", "KeyVault__Uri is missing",
                "Set exactly one of ServiceBus", "Set exactly one of Storage",
                "Reconciliation__WebhookUrl is missing",
            ],
            expected => Assert.Contains(expected, text, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Receiving:Attestation:ClientCertificateMode", "Optional", "must be Required")]
    [InlineData("Receiving:Attestation:ClientCertificateMode", "required", "must be Required")]
    [InlineData("Receiving:Attestation:ClientCertificateMode", "", "clientCertEnabled true")]
    [InlineData("Receiving:Attestation:HttpsOnly", "false", "HttpsOnly must be true")]
    [InlineData("Receiving:Attestation:ExclusionPaths", "/api/health", "ExclusionPaths must be None")]
    [InlineData("Receiving:SourceAddresses:Allowed", "truv.com", "'truv.com', which is no IP address")]
    [InlineData("Receiving:SourceAddresses:Allowed", "10.0.0.0/8, 10.0.0.0/33", "'10.0.0.0/33', which is no IP address")]
    [InlineData("Receiving:BodyTimeout", "00:00:08", "must be shorter than Receiving__Deadline")]
    [InlineData("Receiving:MaxConcurrency", "0", "MaxConcurrency")]
    [InlineData("Receiving:Quarantine:BytesPerHour", "262143", "must not be less than Receiving__MaxBodyBytes")]
    [InlineData("Receiving:Quarantine:MessagesPerHour", "-1", "MessagesPerHour")]
    [InlineData("Receiving:Quarantine:TimeToLive", "00:00:01", "TimeToLive")]
    [InlineData("Receiving:Headers:0:Name", "X-Webhook-Sign", "agree on another name")]
    [InlineData("Receiving:Headers:0:Name", "x-arr-clientcert", "agree on another name")]
    [InlineData("Receiving:TrustRules:0:CertificateSha256", "12", "64 hex digits")]
    [InlineData("Receiving:TrustRules:1:CaSecret", "", "CaSecret must name")]
    [InlineData("Receiving:TrustRules:0:SubjectAlternativeName", "", "no SubjectAlternativeName")]
    [InlineData("Receiving:Headers:0:Name", "not a name", "no HTTP field name")]
    [InlineData("Receiving:Deadline", "00:00:30", "Deadline")]
    [InlineData("Truv:AccessSecrets", "", "Truv__AccessSecrets is missing")]
    [InlineData("KeyVault:RefreshInterval", "00:00:00.5", "KeyVault__RefreshInterval")]
    [InlineData("KeyVault:MaxRetries", "11", "KeyVault__MaxRetries")]
    [InlineData("KeyVault:AttemptTimeout", "00:03:00", "KeyVault__AttemptTimeout")]
    [InlineData("Receiving:TrustRules:1:Crl", "vault:", "nor vault:SECRET")]
    [InlineData("Receiving:TrustRules:0:SpkiSha256", "aa:bb", "openssl pkey -pubin")]
    [InlineData("Receiving:TrustRules:0:SubjectAlternativeName", "*.truv.com", "no exact DNS name")]
    [InlineData("Receiving:TrustRules:0:SubjectCommonName", "truv", "SubjectCommonName has no part in that")]
    [InlineData("Receiving:TrustRules:0:Crl", "/list.crl", "Crl has no part in that")]
    [InlineData("Receiving:TrustRules:0:IntermediatesSecret", "x", "IntermediatesSecret has no part in that")]
    [InlineData("Receiving:TrustRules:1:SpkiSha256Secret", "x", "SpkiSha256Secret has no part in that")]
    [InlineData("Receiving:TrustRules:1:Crl", "ftp://host/list.crl", "neither an http(s) address nor a full path")]
    [InlineData("Receiving:TrustRules:1:Crl", "list.crl", "neither an http(s) address nor a full path")]
    [InlineData("Receiving:TrustRules:1:SubjectAlternativeName", "", "no SubjectCommonName")]
    [InlineData("Receiving:TrustRules:0:NotBefore", "2026-06-01", "moment with offset")]
    [InlineData("Receiving:TrustRules:0:NotBefore", "2026-06-01T00:00:00", "moment with offset")]
    [InlineData("Receiving:TrustRules:0:NotAfter", "soon", "moment with offset")]
    [InlineData("Receiving:Carrier", "Proxy", "must be AppService")]
    [InlineData("Receiving:Carrier", "PemHeader", "Receiving__PemHeaderName is missing")]
    [InlineData("Receiving:PemHeaderName", "X-Client-Cert", "exactly one carrier is active")]
    [InlineData("Receiving:CertificateVerdictLifetime", "02:00:00", "CertificateVerdictLifetime")]
    [InlineData("Receiving:CrlRefreshInterval", "00:00:01", "CrlRefreshInterval")]
    [InlineData("Receiving:CrlGraceTime", "-00:00:01", "CrlGraceTime")]
    [InlineData("Storage", "AccountName=only", "no connection string of a storage account")]
    [InlineData("Storage", "", "Set exactly one of Storage")]
    [InlineData("Storage:TableServiceUri", "https://name.table.core.windows.net", "Set exactly one of Storage")]
    [InlineData("Storage:LedgerTable", "truv-ledger", "Storage__LedgerTable must be")]
    [InlineData("Storage:LedgerTable", "", "LedgerTable")]
    [InlineData("Storage:ClaimContainer", "Truv_Events", "Storage__ClaimContainer must be")]
    [InlineData("Storage:ClaimContainer", "truv--events", "Storage__ClaimContainer must be")]
    [InlineData("Storage:LedgerRetention", "34.00:00:00", "LedgerRetention")]
    [InlineData("Storage:ClaimCheckThresholdBytes", "0", "ClaimCheckThresholdBytes")]
    [InlineData("Enrichment:Masks:0:Path", "$.event.user_id", "data.event, cannot be masked")]
    [InlineData("Enrichment:Masks:0:Path", "$.evidence.body", "no path to a field of data.resources")]
    [InlineData("Enrichment:MaxBytesInHand", "1024", "MaxBytesInHand")]
    [InlineData("Reconciliation:WebhookUrl", "", "Reconciliation__WebhookUrl is missing")]
    [InlineData("Reconciliation:WebhookUrl", "http://bridge.example.com/", "Reconciliation__WebhookUrl must be a whole address")]
    [InlineData("Reconciliation:WebhookUrl", "/api/webhooks/truv", "Reconciliation__WebhookUrl must be a whole address")]
    [InlineData("Reconciliation:FormerUrls", "https://a.example/, b.example", "has 'b.example'")]
    [InlineData("Reconciliation:Lookback", "31.00:00:00", "Reconciliation__Lookback")]
    [InlineData("Reconciliation:Overlap", "-00:00:01", "Reconciliation__Overlap")]
    [InlineData("Reconciliation:Settling", "00:00:00", "Reconciliation__Settling")]
    [InlineData("Reconciliation:MaxPages", "0", "Reconciliation__MaxPages")]
    [InlineData("Reconciliation:TimeBudget", "00:10:00", "Reconciliation__TimeBudget")]
    [InlineData("Reconciliation:Events", "order-created, order-made", "has 'order-made'")]
    [InlineData("Reconciliation:Repair", "Yes", "Reconciliation__Repair must be")]
    public async Task Start_OneSettingWrong_IsRefusedForIt(string name, string value, string message)
    {
        var settings = Complete();
        settings[name] = value;

        var refusal = await Assert.ThrowsAsync<OptionsValidationException>(() => StartAsync(settings));

        Assert.Contains(message, refusal.Message, StringComparison.Ordinal);
        Assert.Single(refusal.Failures);
    }

    [Fact]
    public async Task Start_SeveralWrongTogether_AreListedTogether()
    {
        var settings = Complete();
        settings["Receiving:Carrier"] = "PemHeader";
        settings["Receiving:PemHeaderName"] = "not a name";
        settings["Receiving:TrustRules:0:NotBefore"] = "2026-06-02T00:00:00Z";
        settings["Receiving:TrustRules:0:NotAfter"] = "2026-06-01T00:00:00+02:00";
        settings["Receiving:TrustRules:0:CertificateSha256"] = "";
        settings["Receiving:TrustRules:1:CaSecret"] = " ";

        var refusal = await Assert.ThrowsAsync<OptionsValidationException>(() => StartAsync(settings));

        string[] expected =
            ["no HTTP field name", "is never in force", "CertificateSha256 (or SpkiSha256", "CaSecret must name"];
        Assert.Equal(expected.Length, refusal.Failures.Count());
        Assert.All(expected, text => Assert.Contains(text, refusal.Message, StringComparison.Ordinal));
    }

    private static Dictionary<string, string?> Complete() => new()
    {
        ["ServiceBus"] = "Endpoint=sb://localhost;SharedAccessKeyName=k;SharedAccessKey=v;UseDevelopmentEmulator=true;",
        ["Storage"] = "UseDevelopmentStorage=true",
        ["KeyVault:Uri"] = "https://localhost:1/",
        ["Reconciliation:WebhookUrl"] = "https://bridge.example.com/api/webhooks/truv",
        ["Truv:Environment"] = "Sandbox",
        ["Truv:ClientCertificate"] = "c",
        ["Truv:ClientIdSecret"] = "i",
        ["Truv:AccessSecrets"] = "a",
        ["Receiving:Attestation:ClientCertificateMode"] = "Required",
        ["Receiving:Attestation:HttpsOnly"] = "true",
        ["Receiving:Attestation:ExclusionPaths"] = "None",
        ["Receiving:TrustRules:0:Name"] = "pinned",
        ["Receiving:TrustRules:0:Kind"] = "Pinned",
        ["Receiving:TrustRules:0:SubjectAlternativeName"] = "mtls-prod.truv.com",
        ["Receiving:TrustRules:0:CertificateSha256"] = new string('a', 64),
        ["Receiving:TrustRules:1:Name"] = "issued",
        ["Receiving:TrustRules:1:Kind"] = "Issued",
        ["Receiving:TrustRules:1:SubjectAlternativeName"] = "mtls-sandbox.truv.com",
        ["Receiving:TrustRules:1:CaSecret"] = "ca",
        ["Receiving:Headers:0:Name"] = "X-Bridge-Key",
        ["Receiving:Headers:0:Secrets"] = "h",
    };

    private static async Task StartAsync(Dictionary<string, string?> settings)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration.AddInMemoryCollection(settings);
        builder.AddBridge();
        using var host = builder.Build();
        await host.StartAsync(TestContext.Current.CancellationToken);
    }
}
