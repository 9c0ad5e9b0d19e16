using Bridge.Core.Truv;
using Bridge.Core.Truv.Calls;
using Bridge.Core.Truv.Deliveries;
using Bridge.Core.Truv.Rate;
using Bridge.Core.Truv.Webhooks;
using Bridge.Functions.Settings;
using Bridge.Functions.Vault;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Bridge.Functions.Truv;

/// <summary>
/// Puts the client for Truv's API together, from the outside inwards: total timeout, retries, breaker; the gate; one
/// attempt's timeout; reading the answer; the connection pool.
/// </summary>
internal static class TruvComposition
{
    /// <summary>Adds the client.</summary>
    /// <param name="services">The app's services.</param>
    /// <param name="connection">Makes the connection pool; null for mutual TLS with the vault's certificate.</param>
    internal static IServiceCollection AddTruvApi(
        this IServiceCollection services, Func<IServiceProvider, HttpMessageHandler>? connection = null)
    {
        services.AddOptions<TruvApiOptions>()
            .BindConfiguration(TruvApiOptions.Section)
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services
            .AddSingleton<Func<TruvCredentials>>(s => () => s.GetRequiredService<VaultState>().Contents.Credentials)
            .AddSingleton(s => Options(s).ToRate())
            .AddSingleton(s => Options(s).ToLimits())
            .AddSingleton<TruvTelemetry>()
            .AddSingleton<ITruvGate>(s => new TruvGate(
                s.GetRequiredService<TruvRate>(), Random.Shared.NextDouble, s.GetRequiredService<TruvTelemetry>(),
                Time(s)))
            .AddTransient<TruvGateHandler>()
            .AddTransient<TruvReplyHandler>()
            .AddTransient<TruvApi>()
            .AddTransient<ITruvApi>(s => s.GetRequiredService<TruvApi>())
            .AddTransient<ITruvPages>(s => s.GetRequiredService<TruvApi>())
            .AddTransient<ITruvWebhooks, TruvWebhooks>()
            .AddTransient<ITruvDeliveries, TruvDeliveries>()
            .AddClient(connection ?? MutualTls);
        return services;
    }

    private static void AddClient(
        this IServiceCollection services, Func<IServiceProvider, HttpMessageHandler> connection)
    {
        var client = services
            .AddHttpClient<TruvClient>((s, http) =>
            {
                http.BaseAddress = s.GetRequiredService<IOptions<TruvOptions>>().Value.EffectiveBaseAddress;
                http.Timeout = Timeout.InfiniteTimeSpan;
            })
            .ConfigurePrimaryHttpMessageHandler(connection)
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
            .RemoveAllLoggers();
        client.AddResilienceHandler("truv", (pipeline, context) => TruvResilience.AroundTheGate(
            pipeline, Options(context.ServiceProvider), context.ServiceProvider.GetRequiredService<TruvTelemetry>(),
            Time(context.ServiceProvider)));
        client.AddHttpMessageHandler<TruvGateHandler>();
        client.AddResilienceHandler("truv-attempt", (pipeline, context) => TruvResilience.OfOneAttempt(
            pipeline, Options(context.ServiceProvider), Time(context.ServiceProvider)));
        client.AddHttpMessageHandler<TruvReplyHandler>();
    }

    private static RotatingConnections MutualTls(IServiceProvider services)
    {
        var options = services.GetRequiredService<IOptions<TruvOptions>>().Value;
        var vault = services.GetRequiredService<VaultState>();
        return new RotatingConnections(
            () => vault.Contents.ClientCertificate, certificate => TruvConnection.Handler(options, certificate));
    }

    private static TruvApiOptions Options(IServiceProvider services) =>
        services.GetRequiredService<IOptions<TruvApiOptions>>().Value;

    private static TimeProvider Time(IServiceProvider services) => services.GetRequiredService<TimeProvider>();
}
