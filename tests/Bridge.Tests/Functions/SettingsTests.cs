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
                "Receiving__ClientCertificateMode is missing", "Receiving__TrustRules is empty",
                "Receiving__Headers is empty", "Truv__Environment is missing", "Truv__ClientCertificate is missing",
                "Truv__ClientIdSecret is missing", "Truv__AccessSecrets is missing", "KeyVault__Uri is missing",
                "Set exactly one of ServiceBus",
            ],
            expected => Assert.Contains(expected, text, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Receiving:ClientCertificateMode", "Optional", "must be Required")]
    [InlineData("Receiving:TrustRules:0:CertificateSha256", "12", "64 hex digits")]
    [InlineData("Receiving:TrustRules:1:CaSecret", "", "CaSecret must name")]
    [InlineData("Receiving:TrustRules:0:SubjectAlternativeName", "", "no SubjectAlternativeName")]
    [InlineData("Receiving:Headers:0:Name", "not a name", "no HTTP field name")]
    [InlineData("Receiving:QueueTimeout", "00:00:30", "QueueTimeout")]
    [InlineData("Truv:AccessSecrets", "", "Truv__AccessSecrets is missing")]
    public async Task Start_OneSettingWrong_IsRefusedForIt(string name, string value, string message)
    {
        var settings = Complete();
        settings[name] = value;

        var refusal = await Assert.ThrowsAsync<OptionsValidationException>(() => StartAsync(settings));

        Assert.Contains(message, refusal.Message, StringComparison.Ordinal);
        Assert.Single(refusal.Failures);
    }

    private static Dictionary<string, string?> Complete() => new()
    {
        ["ServiceBus"] = "Endpoint=sb://localhost;SharedAccessKeyName=k;SharedAccessKey=v;UseDevelopmentEmulator=true;",
        ["KeyVault:Uri"] = "https://localhost:1/",
        ["Truv:Environment"] = "Sandbox",
        ["Truv:ClientCertificate"] = "c",
        ["Truv:ClientIdSecret"] = "i",
        ["Truv:AccessSecrets"] = "a",
        ["Receiving:ClientCertificateMode"] = "Required",
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
