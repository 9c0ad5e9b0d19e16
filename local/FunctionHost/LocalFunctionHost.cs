using Bridge.Local.FunctionHost.Discovery;
using Bridge.Local.FunctionHost.FrontEnd;
using Bridge.Local.FunctionHost.Http;
using Bridge.Local.FunctionHost.Settings;
using Bridge.Local.FunctionHost.Timers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;

namespace Bridge.Local.FunctionHost;

/// <summary>Runs the functions of an assembly behind a front end that behaves as App Service does.</summary>
public static class LocalFunctionHost
{
    // The longest that requests and runs in flight may take to end once the host is told to stop.
    private static readonly TimeSpan DrainTime = TimeSpan.FromSeconds(30);

    /// <summary>
    /// Runs the host until it is told to stop, then lets what is in flight end for up to 30 seconds. Signals such as
    /// Ctrl+C are the caller's affair.
    /// </summary>
    /// <param name="options">What to run, and where.</param>
    /// <param name="cancellationToken">Stops the host.</param>
    /// <returns>A task that ends when the host has stopped.</returns>
    /// <exception cref="FunctionHostException">The settings or the functions forbid a start.</exception>
    /// <exception cref="OperationCanceledException">The host was told to stop before it had started.</exception>
    public static async Task RunAsync(FunctionHostOptions options, CancellationToken cancellationToken) =>
        await Build(options).RunAsync(cancellationToken);

    /// <summary>Composes the host without starting it.</summary>
    /// <param name="options">What to run, and where.</param>
    /// <returns>The host; its <see cref="WebApplication.Urls"/> hold the address once it has started.</returns>
    /// <exception cref="FunctionHostException">The settings or the functions forbid a start.</exception>
    public static WebApplication Build(FunctionHostOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var problems = new StartProblems();
        var hostJson = HostJson.Read(options.HostJsonFile, problems);
        var builder = CreateBuilder(options, problems);
        options.Compose(builder);
        builder.Services.TryAddSingleton(TimeProvider.System);

        var functions = FunctionCatalog.Read(options.Functions, hostJson, problems);
        var timers = functions.OfType<TimerFunction>();
        var http = functions.OfType<HttpFunction>().ToList();
        builder.Services.AddTimerFunctions(timers, builder.Configuration, hostJson, problems);
        builder.Services.AddHttpFunctions(http);
        builder.WebHost.UseFrontEnd(options, problems);
        problems.ThrowIfAny();

        var app = builder.Build();
        app.UseMiddleware<FrontEndMiddleware>();
        app.UseHttpFunctions(http);
        return app;
    }

    private static WebApplicationBuilder CreateBuilder(FunctionHostOptions options, StartProblems problems)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(options.HostJsonFile))!;
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions
        {
            ApplicationName = options.Functions.GetName().Name,
            ContentRootPath = Directory.Exists(folder) ? folder : null,
            EnvironmentName = Environments.Development,
        });
        builder.Configuration.AddInMemoryCollection(LocalSettings.Read(folder, problems)).AddEnvironmentVariables();
        builder.Logging.AddSimpleConsole(Timed).AddFilter("Microsoft.AspNetCore", LogLevel.Warning)
            .AddConfiguration(builder.Configuration.GetSection("Logging"));
        builder.Host.UseDefaultServiceProvider(provider => provider.ValidateScopes = provider.ValidateOnBuild = true);
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = DrainTime);
        builder.Services.AddSingleton<IHostLifetime, CallerLifetime>();
        return builder;
    }

    private static void Timed(SimpleConsoleFormatterOptions console) =>
        (console.TimestampFormat, console.UseUtcTimestamp) = ("yyyy-MM-ddTHH:mm:ss.fffZ ", true);
}
