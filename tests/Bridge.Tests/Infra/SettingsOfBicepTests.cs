using Bridge.Cli.Infra.Checking;
using Bridge.Cli.Infra.Compiling;
using Bridge.Functions;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Bridge.Tests.Infra;

/// <summary>What Bicep sets is what the app knows and needs: no name more, no required one less.</summary>
[Collection(nameof(BicepCollection))]
public sealed class SettingsOfBicepTests(BicepFixture bicep)
{
    // Read by the Functions host or the platform, not by the app's options.
    private static readonly string[] OfThePlatform =
    [
        "APPLICATIONINSIGHTS_AUTHENTICATION_STRING", "APPLICATIONINSIGHTS_CONNECTION_STRING", "APPLICATIONINSIGHTS_SDKSTATS_DISABLED",
        "APPLICATIONINSIGHTS_SDKSTATS_DISABLED_ALL", "APPLICATIONINSIGHTS_STATSBEAT_DISABLED", "AzureWebJobsStorage__accountName",
        "AzureWebJobsStorage__clientId", "AzureWebJobsStorage__credential", "FUNCTIONS_EXTENSION_VERSION",
        "FUNCTIONS_WORKER_RUNTIME", "WEBSITE_RUN_FROM_PACKAGE", "WEBSITE_RUN_FROM_PACKAGE_BLOB_MI_RESOURCE_ID",
    ];

    // Flex Consumption refuses these (azure.md section 6): they live in functionAppConfig there.
    private static readonly string[] NotOnFlex =
        ["FUNCTIONS_EXTENSION_VERSION", "FUNCTIONS_WORKER_RUNTIME", "WEBSITE_RUN_FROM_PACKAGE"];

    public static TheoryData<string> Variants => [.. InfraVariant.All.Select(variant => variant.Name)];

    [Theory]
    [MemberData(nameof(Variants))]
    public void Settings_OfBicep_AreKnownToTheApp(string variant)
    {
        var known = KnownSettings.Patterns();

        var unknown = Settings(variant).Keys.Except(OfThePlatform)
            .Where(name => !known.Any(pattern => pattern.IsMatch(name)));

        Assert.Empty(unknown);
    }

    [Theory]
    [MemberData(nameof(Variants))]
    public async Task Settings_OfBicep_StartTheApp(string variant)
    {
        var refusal = await Record.ExceptionAsync(() => ValidateAsync(Settings(variant)));

        Assert.Null(refusal);
    }

    [Theory]
    [InlineData("KeyVault__Uri")]
    [InlineData("ServiceBus__fullyQualifiedNamespace")]
    [InlineData("Storage__blobServiceUri")]
    [InlineData("Storage__tableServiceUri")]
    [InlineData("Truv__Environment")]
    [InlineData("Truv__ClientCertificate")]
    [InlineData("Truv__ClientIdSecret")]
    [InlineData("Truv__AccessSecrets")]
    [InlineData("Receiving__Attestation__ClientCertificateMode")]
    [InlineData("Receiving__Attestation__HttpsOnly")]
    [InlineData("Receiving__Attestation__ExclusionPaths")]
    [InlineData("Receiving__TrustRules__0__Kind")]
    [InlineData("Receiving__Headers__0__Secrets")]
    [InlineData("Reconciliation__WebhookUrl")]
    public async Task Settings_WithoutARequiredOne_DoNotStartTheApp(string name)
    {
        var settings = Settings("sandbox");
        Assert.True(settings.Remove(name), name);

        await Assert.ThrowsAnyAsync<OptionsValidationException>(() => ValidateAsync(settings));
    }

    [Fact]
    public void Settings_OfFlex_LackWhatItRefuses()
    {
        Assert.DoesNotContain(Settings("sandbox-flex").Keys, NotOnFlex.Contains);
        Assert.Superset(NotOnFlex.ToHashSet(), Settings("sandbox").Keys.ToHashSet());
    }

    [Theory]
    [MemberData(nameof(Variants))]
    public void Schedules_OfTheTimers_AreAllSet(string variant)
    {
        var schedules = KnownSettings.Schedules().ToArray();

        Assert.NotEmpty(schedules);
        Assert.All(schedules, name => Assert.Equal(6, Settings(variant)[name].Split(' ').Length));
    }

    [Theory]
    [MemberData(nameof(Variants))]
    public void WebhookUrl_ThatIsCompared_IsTheOneThatIsPutOut(string variant)
    {
        var site = bicep.Models.Single(model => model.Key.Name == variant).Value.OfType("Microsoft.Web/sites").Single();

        Assert.Equal(
            $"https://{site.Name}.azurewebsites.net/api/webhooks/truv", Settings(variant)["Reconciliation__WebhookUrl"]);
    }

    [Fact]
    public async Task Attestation_WhenThePropertyIsLoosened_FollowsItAndTheAppDoesNotStart()
    {
        var batch = bicep.Batches.Single(one => one.Mutations.Any(mutation => mutation.Rule == "client-certificates-required"));
        var loosened = await bicep.MutatedAsync(batch);

        var refusal = await Record.ExceptionAsync(() => ValidateAsync(Deployed(loosened)));

        Assert.Equal("Optional", loosened.AppSettings["Receiving__Attestation__ClientCertificateMode"]);
        Assert.Contains("ClientCertificateMode must be Required", refusal?.ToString(), StringComparison.Ordinal);
    }

    private static Dictionary<string, string> Deployed(InfraModel model) =>
        model.AppSettings.ToDictionary(setting => setting.Key, setting => DeployedValue.Of(setting.Value));

    private Dictionary<string, string> Settings(string variant) =>
        Deployed(bicep.Models.Single(model => model.Key.Name == variant).Value);

    // The app's own composition of options, without anything that reaches out.
    private static async Task ValidateAsync(Dictionary<string, string> settings)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Configuration.AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(
            setting.Key.Replace("__", ":", StringComparison.Ordinal), (string?)setting.Value)));
        builder.AddBridge();
        foreach (var service in builder.Services.Where(IsHostedService).ToArray()) builder.Services.Remove(service);
        using var host = builder.Build();
        await host.StartAsync(TestContext.Current.CancellationToken);
    }

    private static bool IsHostedService(ServiceDescriptor service) => service.ServiceType == typeof(IHostedService);
}
