using System.Diagnostics.Metrics;
using System.Threading.Channels;

namespace Bridge.Tests.Builders;

/// <summary>Tells when a list of revoked certificates of one rule has been read, and with what outcome.</summary>
internal sealed class RefreshSignal : IDisposable
{
    private readonly Channel<string> _outcomes = Channel.CreateUnbounded<string>();
    private readonly Channel<double> _remaining = Channel.CreateUnbounded<double>();
    private readonly MeterListener _listener = new();

    public RefreshSignal(string rule)
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Name.StartsWith("bridge.crl.", StringComparison.Ordinal)) listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<long>((_, _, tags, _) =>
        {
            if (Tag(tags, "rule") == rule) _outcomes.Writer.TryWrite(Tag(tags, "outcome")!);
        });
        _listener.SetMeasurementEventCallback<double>((_, value, tags, _) =>
        {
            if (Tag(tags, "rule") == rule) _remaining.Writer.TryWrite(value);
        });
        _listener.Start();
    }

    public ValueTask<string> NextOutcomeAsync() => _outcomes.Reader.ReadAsync(TestContext.Current.CancellationToken);

    public ValueTask<double> NextRemainingAsync()
    {
        _listener.RecordObservableInstruments();
        return _remaining.Reader.ReadAsync(TestContext.Current.CancellationToken);
    }

    public void Dispose() => _listener.Dispose();

    private static string? Tag(ReadOnlySpan<KeyValuePair<string, object?>> tags, string name)
    {
        foreach (var tag in tags)
        {
            if (tag.Key == name) return tag.Value as string;
        }

        return null;
    }
}
