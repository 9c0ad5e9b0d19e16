using Azure.Core;
using Azure.Identity;
using Bridge.Functions;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;
using Microsoft.Extensions.Options;

namespace Bridge.Cli.Installation;

/// <summary>An installation that a command works on: the app's own composition with the app's settings, never started.</summary>
internal sealed class OpenInstallation : IAsyncDisposable
{
    private static readonly string[] VaultScope = ["https://vault.azure.net/.default"];

    private readonly IHost _host;

    private OpenInstallation(IHost host, string name)
    {
        _host = host;
        Name = name;
    }

    /// <summary>Where the settings come from, for the person at the terminal.</summary>
    internal string Name { get; }

    internal IServiceProvider Services => _host.Services;

    /// <summary>Composes the app with the settings, checks them, and signs in.</summary>
    /// <param name="settings">The app's settings.</param>
    /// <param name="more">What the command needs besides the app's own services.</param>
    /// <param name="cancellationToken">Ends the sign-in.</param>
    /// <exception cref="OptionsValidationException">Settings are missing or wrong; lists all of them.</exception>
    /// <exception cref="AuthenticationFailedException">Nobody is signed in.</exception>
    internal static async Task<OpenInstallation> OpenAsync(
        InstallationSettings settings, Action<IHostApplicationBuilder> more, CancellationToken cancellationToken)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration.AddInMemoryCollection(settings.AsConfiguration);
        builder.AddBridge();
        more(builder);
        AddLog(builder.Logging);
        if (settings.IsLocal) BecomeTheApp(settings);
        else builder.Services.AddSingleton<TokenCredential>(new DefaultAzureCredential());

        var installation = new OpenInstallation(builder.Build(), settings.Origin);
        try
        {
            installation.Services.GetService<IStartupValidator>()?.Validate();
            var request = new TokenRequestContext(VaultScope);
            await installation.Services.GetRequiredService<TokenCredential>().GetTokenAsync(request, cancellationToken);
            return installation;
        }
        catch
        {
            await installation.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_host is IAsyncDisposable disposable) await disposable.DisposeAsync();
        else _host.Dispose();
    }

    // The identity library finds the endpoint of a managed identity in the environment only.
    private static void BecomeTheApp(InstallationSettings settings)
    {
        foreach (var name in new[] { "IDENTITY_ENDPOINT", "IDENTITY_HEADER" })
            System.Environment.SetEnvironmentVariable(name, settings.Values.GetValueOrDefault(name));
    }

    // Standard output is for results.
    private static void AddLog(ILoggingBuilder logging) => logging
        .AddFilter("Azure", LogLevel.Warning)
        .AddFilter("System", LogLevel.Warning)
        .AddSimpleConsole(console =>
        {
            console.SingleLine = true;
            console.TimestampFormat = "yyyy-MM-ddTHH:mm:ss.fffZ ";
            console.UseUtcTimestamp = true;
            console.ColorBehavior = LoggerColorBehavior.Disabled;
        })
        .Services.Configure<ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
}
