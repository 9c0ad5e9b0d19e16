using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.Metrics;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Microsoft.Azure.Functions.Worker.Builder;

/// <summary>Composes a function app.</summary>
public sealed class FunctionsApplicationBuilder : IHostApplicationBuilder
{
    private readonly HostApplicationBuilder builder;

    internal FunctionsApplicationBuilder(string[] args) => builder = new HostApplicationBuilder(args);

    /// <inheritdoc/>
    public IDictionary<object, object> Properties => ((IHostApplicationBuilder)builder).Properties;

    /// <inheritdoc cref="IHostApplicationBuilder.Configuration"/>
    public ConfigurationManager Configuration => builder.Configuration;

    /// <inheritdoc/>
    public IHostEnvironment Environment => builder.Environment;

    /// <inheritdoc/>
    public ILoggingBuilder Logging => builder.Logging;

    /// <inheritdoc/>
    public IMetricsBuilder Metrics => builder.Metrics;

    /// <inheritdoc/>
    public IServiceCollection Services => builder.Services;

    IConfigurationManager IHostApplicationBuilder.Configuration => Configuration;

    /// <summary>Builds the app.</summary>
    /// <returns>A host that refuses to start: there is no worker in a stand-in.</returns>
    public IHost Build() => new StandInHost(builder.Build());

    /// <inheritdoc/>
    public void ConfigureContainer<TContainerBuilder>(
        IServiceProviderFactory<TContainerBuilder> factory,
        Action<TContainerBuilder>? configure = null)
        where TContainerBuilder : notnull => builder.ConfigureContainer(factory, configure);
}
