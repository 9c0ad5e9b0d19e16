using System.Diagnostics.Metrics;
using System.Reflection;
using Bridge.Core.Truv;
using Bridge.Core.Webhooks;
using Bridge.Functions;
using Bridge.Functions.Telemetry;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Bridge.Tests.Functions.Telemetry;

/// <summary>The app's own composition, not started, with a collector that nobody asks; and all that it measures.</summary>
internal sealed class ComposedTelemetry : IAsyncDisposable
{
    private static readonly Assembly[] Assemblies = [typeof(ReceivingTelemetry).Assembly, typeof(BridgeComposition).Assembly];

    private readonly ServiceProvider _services;

    public ComposedTelemetry(params (string Name, string Value)[] settings)
        : this(isRun: true, settings)
    {
    }

    private ComposedTelemetry(bool isRun, (string Name, string Value)[] settings)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration.AddInMemoryCollection(
            settings.Select(setting => KeyValuePair.Create(setting.Name, (string?)setting.Value)));
        builder.AddBridge();
        if (isRun) builder.AddTelemetry();
        _services = builder.Services.BuildServiceProvider();
    }

    /// <summary>The composition as a tool borrows it.</summary>
    public static ComposedTelemetry Borrowed(params (string Name, string Value)[] settings) => new(isRun: false, settings);

    /// <summary>The types that declare instruments.</summary>
    public static IEnumerable<Type> Sources => Assemblies.SelectMany(assembly => assembly.GetTypes())
        .Where(type => type.GetConstructors(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
            .Any(constructor => constructor.GetParameters().Any(parameter => parameter.ParameterType == typeof(IMeterFactory))));

    public IServiceProvider Services => _services;

    /// <summary>Every instrument that the app has once all its parts are made.</summary>
    public IReadOnlyList<Instrument> Instruments()
    {
        var meters = _services.GetRequiredService<IMeterFactory>();
        var instruments = new List<Instrument>();
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, _) =>
        {
            if (ReferenceEquals(instrument.Meter.Scope, meters)) instruments.Add(instrument);
        };
        listener.Start();
        foreach (var source in Sources) ActivatorUtilities.GetServiceOrCreateInstance(_services, source);
        _services.GetRequiredService<TruvTelemetry>().Observe(() => 0, () => TimeSpan.Zero);
        return instruments;
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
