using System.Diagnostics.Metrics;
using Bridge.Core.Certificates.Revocation;
using Bridge.Functions.Certificates;
using Bridge.Tests.Builders;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace Bridge.Tests.Functions.Certificates;

public sealed class RevocationTelemetryTests : IDisposable
{
    private static readonly TestCertificate Root = CertificateBuilder.Root();

    private readonly FakeTimeProvider _time = new(TestAuthority.Now);
    private readonly LogRecorder<RevocationTelemetry> _logger = new();
    private readonly RevocationLists _lists = new(TimeSpan.FromHours(24));
    private readonly MeasurementRecorder _measured;
    private readonly RevocationTelemetry _telemetry;

    public RevocationTelemetryTests()
    {
        var meters = new ServiceCollection().AddMetrics().BuildServiceProvider().GetRequiredService<IMeterFactory>();
        _measured = new MeasurementRecorder(meters);
        _telemetry = new RevocationTelemetry(meters, _time, _logger);
    }

    public void Dispose() => _measured.Dispose();

    [Fact]
    public void Instruments_HaveUnitsAndSayWhatTheyMeasure()
    {
        Assert.Equal(
            [("bridge.crl.refreshes", "{list}"), ("bridge.crl.remaining", "s")],
            _measured.Instruments.Select(instrument => (instrument.Name, instrument.Unit)));
        Assert.All(_measured.Instruments, instrument => Assert.NotEmpty(instrument.Description!));
    }

    [Theory]
    [InlineData(RevocationListOutcome.Replaced, LogLevel.Information, "goes by a new list")]
    [InlineData(RevocationListOutcome.Unreachable, LogLevel.Warning, "was not taken: Unreachable; the one in hand stays in use")]
    public void Record_Reading_IsCountedAndLogged(RevocationListOutcome outcome, LogLevel level, string message)
    {
        _telemetry.Record(Feed(), [outcome]);

        Assert.Equal([$"rule=issued outcome={outcome}"], _measured.Of("bridge.crl.refreshes"));
        var entry = Assert.Single(_logger.Entries);
        Assert.Equal(level, entry.Level);
        Assert.Contains(message, entry.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Record_UnchangedList_IsCountedAndNotLogged()
    {
        _telemetry.Record(Feed(), [RevocationListOutcome.Unchanged]);

        Assert.Equal(["rule=issued outcome=Unchanged"], _measured.Of("bridge.crl.refreshes"));
        Assert.Empty(_logger.Entries);
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(0, 1)]
    [InlineData(-1, 1)]
    public void Record_ListThatIsDue_WarnsFromThatMomentOn(int secondsLeft, int warnings)
    {
        RevocationListReader.Read(
            Root.Revoke([], nextUpdate: TestAuthority.Now.AddHours(1)), [Root.Certificate], TestAuthority.Now, out var list);
        _lists.Offer(list!);
        _time.Advance(TimeSpan.FromHours(1) - TimeSpan.FromSeconds(secondsLeft));

        _telemetry.Record(Feed(), []);

        _measured.Observe();
        Assert.Equal(("bridge.crl.remaining rule=issued", (double)secondsLeft), Assert.Single(_measured.Values));
        _time.Advance(TimeSpan.FromMinutes(1));
        _measured.Observe();
        Assert.Equal(secondsLeft - 60.0, _measured.Values.Last().Value);
        Assert.Equal(warnings, _logger.Entries.Count(entry => entry.Message.Contains("is stale since", StringComparison.Ordinal)));
    }

    private RevocationFeed Feed() =>
        new("issued", [], [Root.Certificate], _lists, FeedBuilder.Source(_time), _time);
}
