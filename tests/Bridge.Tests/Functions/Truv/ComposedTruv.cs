using System.Diagnostics.Metrics;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Bridge.Core.Truv;
using Bridge.Functions.Settings;
using Bridge.Functions.Truv;
using Bridge.Functions.Vault;
using Bridge.Tests.Builders;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Bridge.Tests.Functions.Truv;

/// <summary>The client as the app composes it, on plain sockets in place of mutual TLS.</summary>
internal sealed class ComposedTruv : IAsyncDisposable
{
    private static readonly ClientCertificate Certificate = new("api", "", SelfSigned());

    private readonly ServiceProvider _services;

    public ComposedTruv(TruvServer server, TimeProvider? time = null, params (string Name, string Value)[] settings)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(
        [
            new("Truv:BaseAddress", server.Url.ToString()), new("Truv:RetryDelay", "00:00:00.001"),
            .. settings.Select(one => new KeyValuePair<string, string?>($"Truv:{one.Name}", one.Value)),
        ]).Build();
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(configuration).AddSingleton(time ?? TimeProvider.System).AddMetrics();
        services.AddSingleton<ILogger<TruvTelemetry>>(Log).AddLogging();
        services.AddOptions<TruvOptions>().BindConfiguration("Truv");
        services.AddTruvApi(_ => new RotatingConnections(
            () => Certificate, certificate => TruvConnection.Handler(new TruvOptions(), certificate)));
        services.AddSingleton<Func<TruvCredentials>>(() => new TruvCredentials("client", "secret"));
        _services = services.BuildServiceProvider();
        Measurements = new MeasurementRecorder(_services.GetRequiredService<IMeterFactory>());
    }

    public LogRecorder<TruvTelemetry> Log { get; } = new();

    public MeasurementRecorder Measurements { get; }

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    public Task<TruvAnswer> GetAsync(string path = "/v1/links/1/") =>
        Get<ITruvApi>().GetAsync(path, TestContext.Current.CancellationToken);

    private static X509Certificate2 SelfSigned()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return new CertificateRequest("CN=client", key, HashAlgorithmName.SHA256).CreateSelfSigned(
            DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(100));
    }

    public ValueTask DisposeAsync()
    {
        Measurements.Dispose();
        return _services.DisposeAsync();
    }
}
