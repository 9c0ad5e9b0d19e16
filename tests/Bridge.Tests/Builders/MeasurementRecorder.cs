using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace Bridge.Tests.Builders;

/// <summary>Keeps what the instruments of one meter factory measure, as <c>name tag=value …</c>.</summary>
internal sealed class MeasurementRecorder : IDisposable
{
    private readonly MeterListener _listener = new();

    public MeasurementRecorder(IMeterFactory meters)
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (!ReferenceEquals(instrument.Meter.Scope, meters)) return;
            Instruments.Enqueue(instrument);
            listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<int>((instrument, value, tags, _) => Keep(instrument, value, tags));
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Keep(instrument, value, tags));
        _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Keep(instrument, value, tags));
        _listener.Start();
    }

    public ConcurrentQueue<string> Lines { get; } = new();

    public ConcurrentQueue<(string Line, double Value)> Values { get; } = new();

    public ConcurrentQueue<Instrument> Instruments { get; } = new();

    public IEnumerable<string> Of(string instrument) =>
        Lines.Where(line => line.Split(' ')[0] == instrument).Select(line => line[instrument.Length..].Trim());

    /// <summary>Asks the instruments that are read on demand.</summary>
    public void Observe() => _listener.RecordObservableInstruments();

    public void Dispose() => _listener.Dispose();

    private void Keep(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var text = instrument.Name;
        foreach (var tag in tags) text += $" {tag.Key}={tag.Value}";
        Lines.Enqueue(text);
        Values.Enqueue((text, value));
    }
}
