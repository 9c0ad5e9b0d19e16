using System.Diagnostics.Metrics;
using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using Bridge.Core.Webhooks;
using Bridge.Functions.Settings;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Bridge.Tests.Architecture;

/// <summary>What the documents say is so.</summary>
public sealed partial class DocumentsTests
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
        .. Of<QueueOptions>(QueueOptions.Section), .. Of<StorageOptions>(StorageOptions.Section),
        .. Of<AttestationOptions>("Receiving__Attestation"),
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
    public void Receiving_EveryInstrument_IsInTheTable()
    {
        var document = File.ReadAllText(Path.Combine(Repository.Root, "docs", "receiving.md"));
        using var services = new ServiceCollection().AddMetrics().BuildServiceProvider();
        var meters = services.GetRequiredService<IMeterFactory>();
        var names = new List<string>();
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, _) =>
        {
            if (ReferenceEquals(instrument.Meter.Scope, meters)) names.Add(instrument.Name);
        };
        listener.Start();

        _ = new ReceivingTelemetry(meters, NullLogger<ReceivingTelemetry>.Instance);

        Assert.Equal(4, names.Count);
        Assert.All(names, name => Assert.Contains($"| `{name}` |", document, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public void Links_InsideTheRepository_LeadSomewhere(string document)
    {
        var folder = Path.GetDirectoryName(Path.Combine(Repository.Root, document))!;
        var targets = Link().Matches(File.ReadAllText(Path.Combine(Repository.Root, document)))
            .Select(match => match.Groups[1].Value.Split('#')[0])
            .Where(target => target.Length > 0 && !target.Contains("://", StringComparison.Ordinal));

        Assert.All(targets, target => Assert.True(Path.Exists(Path.Combine(folder, target)), $"{document}: {target}"));
    }

    public static TheoryData<string> Documents =>
    [
        "README.md", "CHANGELOG.md", "consumers/contract/README.md", "consumers/dotnet/README.md", "consumers/node/README.md",
        .. Directory.GetFiles(Path.Combine(Repository.Root, "docs"), "*.md", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Repository.Root, file)),
    ];

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();

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

    // ConnectionString is the setting ServiceBus or Storage itself; lists and nested sections are spelled out member by member.
    private static IEnumerable<(string Section, string Name)> Of<T>(string section) => typeof(T)
        .GetProperties(BindingFlags.Public | BindingFlags.Instance)
        .Where(property => property.Name is not (
            "ConnectionString" or "TrustRules" or "Headers" or "Attestation" or "SourceAddresses" or "Quarantine"))
        .Select(property => (section, property.Name));
}
