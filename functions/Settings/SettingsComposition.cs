using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Bridge.Functions.Settings;

/// <summary>Binds every section and validates it at start: a wrong setting stops the host with the list of what to fix.</summary>
internal static class SettingsComposition
{
    internal static IHostApplicationBuilder AddSettings(this IHostApplicationBuilder builder)
    {
        builder.Services.Add<ReceivingOptions>(ReceivingOptions.Section);
        builder.Services.Add<TruvOptions>(TruvOptions.Section);
        builder.Services.Add<KeyVaultOptions>(KeyVaultOptions.Section);
        builder.Services.Add<EnrichmentOptions>(EnrichmentOptions.Section);
        builder.Services.Add<ReconciliationOptions>(ReconciliationOptions.Section);
        builder.Services.Add<QueueOptions>(QueueOptions.Section)
            .Configure<IConfiguration>((options, configuration) =>
                options.ConnectionString ??= configuration[QueueOptions.Section]);
        builder.Services.Add<StorageOptions>(StorageOptions.Section)
            .Configure<IConfiguration>((options, configuration) =>
                options.ConnectionString ??= configuration[StorageOptions.Section]);
        return builder;
    }

    private static OptionsBuilder<T> Add<T>(this IServiceCollection services, string section)
        where T : class => services
        .AddOptions<T>()
        .BindConfiguration(section)
        .ValidateDataAnnotations()
        .ValidateOnStart();
}
