using System.Globalization;
using System.Reflection;
using Bridge.Core.Truv;
using Bridge.Core.Truv.Rate;
using Bridge.Functions.Settings;
using Bridge.Functions.Truv;
using Bridge.Tests.Architecture;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Bridge.Tests.Functions.Truv;

public sealed class TruvApiOptionsTests
{
    public static TheoryData<string, object> Settings => new(
    [
        .. Of(new TruvApiOptions(), "Truv").Where(row => row.Name != "Truv__Breaker"),
        .. Of(new TruvBreakerOptions(), "Truv__Breaker"),
    ]);

    [Theory]
    [MemberData(nameof(Settings))]
    public void Configuration_EverySetting_IsInTheTableWithItsDefault(string name, object value)
    {
        var document = File.ReadAllLines(Path.Combine(Repository.Root, "docs", "configuration.md"));

        var row = Assert.Single(document, line => line.StartsWith($"| `{name}` |", StringComparison.Ordinal));

        Assert.EndsWith(string.Create(CultureInfo.InvariantCulture, $"| {value} |"), row, StringComparison.Ordinal);
    }

    [Fact]
    public void Options_Defaults_AreThoseOfTheCore()
    {
        var options = Read();

        Assert.Equal(TruvRate.Default, options.ToRate());
        Assert.Equal(TruvLimits.Default, options.ToLimits());
    }

    [Theory]
    [InlineData("RequestsPerMinute", "0")]
    [InlineData("MaxWaiting", "0")]
    [InlineData("MaxWait", "00:00:00")]
    [InlineData("ThrottlePause", "00:00:00")]
    [InlineData("ThrottlePadding", "-00:00:01")]
    [InlineData("MaxThrottlePause", "2.00:00:00")]
    [InlineData("MaxResponseBytes", "10")]
    [InlineData("MaxPages", "0")]
    [InlineData("AttemptTimeout", "00:00:00")]
    [InlineData("TotalTimeout", "00:02:20")]
    [InlineData("MaxRetries", "0")]
    [InlineData("RetryDelay", "00:00:00")]
    [InlineData("Breaker__FailureRatio", "0")]
    [InlineData("Breaker__FailureRatio", "1.1")]
    [InlineData("Breaker__FailureRatio", "NaN")]
    [InlineData("Breaker__MinimumThroughput", "1")]
    [InlineData("Breaker__SamplingDuration", "00:00:00")]
    [InlineData("Breaker__BreakDuration", "02:00:00")]
    public void Options_OneSettingWrong_IsRefusedByItsName(string name, string value)
    {
        var refusal = Assert.Throws<OptionsValidationException>(
            () => Read(($"Truv:{name.Replace("__", ":", StringComparison.Ordinal)}", value)));

        Assert.Contains($"Truv__{name} must be ", Assert.Single(refusal.Failures), StringComparison.Ordinal);
    }

    private static TruvApiOptions Read(params (string Name, string Value)[] settings)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Select(one => new KeyValuePair<string, string?>(one.Name, one.Value)))
            .Build();
        using var services = new ServiceCollection()
            .AddSingleton<IConfiguration>(configuration).AddTruvApi().BuildServiceProvider();
        return services.GetRequiredService<IOptions<TruvApiOptions>>().Value;
    }

    private static IEnumerable<(string Name, object Value)> Of(object options, string section) => options.GetType()
        .GetProperties(BindingFlags.Public | BindingFlags.Instance)
        .Select(property => ($"{section}__{property.Name}", property.GetValue(options)!));
}
