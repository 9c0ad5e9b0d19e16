using System.Diagnostics.Metrics;
using Bridge.Core.Webhooks;
using Microsoft.Extensions.Logging;

namespace Bridge.Functions.Vault;

/// <summary>Says how old the contents of the vault are, what changed, and what will expire; names and versions only.</summary>
internal sealed partial class VaultTelemetry
{
    private readonly ILogger<VaultTelemetry> _logger;
    private readonly TimeProvider _time;
    private readonly Counter<long> _refreshes;
    private readonly ExpiryWatch _watch;
    private long _completeAt = long.MinValue;
    private volatile VaultContents? _contents;

    public VaultTelemetry(IMeterFactory meters, TimeProvider time, ILogger<VaultTelemetry> logger)
    {
        (_logger, _time, _watch) = (logger, time, new ExpiryWatch());
        var meter = meters.Create(ReceivingTelemetry.MeterName);
        _refreshes = meter.CreateCounter<long>(
            "bridge.vault.refreshes", "{reading}", "Readings of the Key Vault by outcome: Complete, Problems, Unreachable.");
        meter.CreateObservableGauge(
            "bridge.vault.age", Ages, "s", "Time since the Key Vault was last read completely; the last good values stay in use.");
        meter.CreateObservableGauge(
            "bridge.certificates.days_left", DaysLeft, "d", "Days until certificates, authorities, rules and secrets expire.");
    }

    /// <summary>Time since the last complete reading.</summary>
    internal TimeSpan Age => TimeSpan.FromTicks(_time.GetUtcNow().UtcTicks - Interlocked.Read(ref _completeAt));

    internal void Record(VaultReading reading, VaultContents? former = null)
    {
        _contents = reading.Contents;
        _refreshes.Add(1, new KeyValuePair<string, object?>("outcome", reading.Outcome.ToString()));
        var now = _time.GetUtcNow();
        // What serves at the start counts as complete, so that the age has a beginning.
        if (reading.Outcome == VaultOutcome.Complete || former is null) Interlocked.Exchange(ref _completeAt, now.UtcTicks);
        foreach (var problem in reading.Problems) LogKept(problem, Age);
        foreach (var notice in reading.Notices) LogNotice(notice);
        if (former is not null) LogChanges(former, reading.Contents!);
        foreach (var (what, days) in _watch.Due(reading.Contents!.Expiring, now)) LogExpires(what.Kind, what.Name, days, what.ExpiresAt);
    }

    private IEnumerable<Measurement<double>> Ages() => _contents is null ? [] : [new Measurement<double>(Age.TotalSeconds)];

    private IEnumerable<Measurement<double>> DaysLeft() => _contents is not { } contents
        ? []
        : contents.Expiring.Select(one => new Measurement<double>(
            (one.ExpiresAt - _time.GetUtcNow()).TotalDays,
            Tags(one)));

    private static KeyValuePair<string, object?>[] Tags(Expiring one)
    {
        KeyValuePair<string, object?>[] tags = [new("name", one.Name), new("kind", one.Kind.ToString())];
        return one.Fingerprint.Length == 0 ? tags : [.. tags, new("fingerprint", one.Fingerprint)];
    }

    private void LogChanges(VaultContents former, VaultContents contents)
    {
        if (!ReferenceEquals(former.Policy, contents.Policy))
            LogPolicy(string.Join(", ", contents.Policy.Secrets.Select(secret => secret.Label)));
        if (!ReferenceEquals(former.ClientCertificate, contents.ClientCertificate))
            LogCertificate(
                contents.ClientCertificate.Name, contents.ClientCertificate.Version, contents.ClientCertificate.Fingerprint,
                contents.ClientCertificate.Leaf.NotAfter.ToUniversalTime());
    }

    [LoggerMessage(1, LogLevel.Warning, "{Problem} The last good values stay in use; they were read {Age} ago")]
    private partial void LogKept(string problem, TimeSpan age);

    [LoggerMessage(2, LogLevel.Information, "What the Key Vault says of webhooks has changed and is in force; Access Secrets: {Labels}")]
    private partial void LogPolicy(string labels);

    [LoggerMessage(3, LogLevel.Information,
        "API calls use a new client certificate: {Name} version {Version}, SHA-256 {Fingerprint}, valid until {NotAfter}")]
    private partial void LogCertificate(string name, string version, string fingerprint, DateTime notAfter);

    [LoggerMessage(4, LogLevel.Warning, "{Kind} {Name} expires in {Days} days, at {ExpiresAt}: see bridge cert check")]
    private partial void LogExpires(ExpiringKind kind, string name, int days, DateTimeOffset expiresAt);

    [LoggerMessage(5, LogLevel.Error, "Reading the Key Vault failed. The last good values stay in use")]
    internal partial void LogUnforeseen(Exception exception);

    [LoggerMessage(6, LogLevel.Warning, "{Notice}")]
    private partial void LogNotice(string notice);
}
