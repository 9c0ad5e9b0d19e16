using System.Reflection;
using System.Text.Json;
using Bridge.Functions.Settings;

namespace Bridge.Tests.Architecture;

/// <summary>What the documents say is so.</summary>
public sealed class DocumentsTests
{
    private static readonly string[] Readme = File.ReadAllLines(Path.Combine(Repository.Root, "README.md"));

    private static readonly string[] Configuration =
        File.ReadAllLines(Path.Combine(Repository.Root, "docs", "configuration.md"));

    [Fact]
    public void Readme_BothCommandsStandByLineThirty()
    {
        Assert.InRange(Array.IndexOf(Readme, "./bridge up") + 1, 1, 30);
        Assert.InRange(Array.IndexOf(Readme, "./bridge test") + 1, 1, 30);
    }

    public static TheoryData<string, string> Settings => new(
    [
        .. Of<ReceivingOptions>(ReceivingOptions.Section), .. Of<TruvOptions>(TruvOptions.Section),
        .. Of<KeyVaultOptions>(KeyVaultOptions.Section), .. Of<EnrichmentOptions>(EnrichmentOptions.Section),
        .. Of<QueueOptions>(QueueOptions.Section), .. Of<AttestationOptions>("Receiving__Attestation"),
        .. Of<SourceAddressOptions>("Receiving__SourceAddresses"), .. Of<QuarantineOptions>("Receiving__Quarantine"),
        .. Of<TrustRuleOptions>("Receiving__TrustRules__N"), .. Of<RequiredHeaderOptions>("Receiving__Headers__N"),
    ]);

    [Theory]
    [MemberData(nameof(Settings))]
    public void Configuration_EverySetting_IsInATable(string section, string name)
    {
        Assert.Contains(Configuration, line => line.StartsWith('|')
            && line.Contains($"`{section}", StringComparison.Ordinal)
            && line.Contains($"__{name}`", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void LocalSettings_HoldNoSecret()
    {
        var values = JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Root, "local.settings.json")))
            .RootElement.GetProperty("Values").EnumerateObject().Select(value => value.Value.GetString()!).ToArray();

        Assert.DoesNotContain(values, value => value.StartsWith("sandbox-", StringComparison.Ordinal)
            || value.StartsWith("prod-", StringComparison.Ordinal)
            || value.Contains("AccountKey", StringComparison.OrdinalIgnoreCase)
            || value.Contains("SharedAccessKey", StringComparison.OrdinalIgnoreCase)
            || value.Contains("BEGIN", StringComparison.Ordinal));
    }

    // ConnectionString is the setting ServiceBus itself; lists and nested sections are spelled out member by member.
    private static IEnumerable<(string Section, string Name)> Of<T>(string section) => typeof(T)
        .GetProperties(BindingFlags.Public | BindingFlags.Instance)
        .Where(property => property.Name is not (
            "ConnectionString" or "TrustRules" or "Headers" or "Attestation" or "SourceAddresses" or "Quarantine"))
        .Select(property => (section, property.Name));
}
