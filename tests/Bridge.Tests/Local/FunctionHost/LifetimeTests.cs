using System.Net;
using System.Net.Sockets;
using Bridge.Local.FunctionHost;
using Bridge.Tests.Local.FunctionHost.Infrastructure;
using Bridge.Tests.Local.FunctionHost.Samples;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Logging;

namespace Bridge.Tests.Local.FunctionHost;

public sealed class LifetimeTests
{
    private readonly SlowFunctions.Gate gate = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Stop_WithARequestInFlight_LetsItEnd()
    {
        await using var host = await StartAsync();
        using var caller = host.Caller();
        var answer = caller.GetStringAsync("api/Slow", Cancellation);
        await Deadline.ForAsync(gate.Entered.Task);

        var stopping = host.StopAsync();
        Assert.False(stopping.IsCompleted);
        gate.Open.SetResult();

        Assert.Equal("done", await answer);
        await stopping;
        Assert.DoesNotContain(host.Logs.OfFunction("Slow"), entry => entry.Level >= LogLevel.Warning);
    }

    [Fact]
    public async Task Caller_ThatGoesAway_CancelsTheFunctionWithoutAnError()
    {
        await using var host = await StartAsync();
        using var caller = host.Caller();
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var answer = caller.GetStringAsync("api/Slow", patience.Token);
        await Deadline.ForAsync(gate.Entered.Task);

        await patience.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => answer);
        await Deadline.ForAsync(gate.Cancelled.Task);
        await host.StopAsync();
        Assert.Equal(LogLevel.Debug, Assert.Single(host.Logs.OfFunction("Slow")).Level);
    }

    [Fact]
    public async Task Run_WhenCancelled_EndsWithoutAnError()
    {
        using var stop = new CancellationTokenSource();
        await using var host = new HostUnderTest(typeof(RouteFunctions))
        {
            Compose = builder => builder.Services.AddSingleton(stop).AddHostedService<StopWhenStarted>(),
        };

        await LocalFunctionHost.RunAsync(host.Options(), stop.Token);

        Assert.True(stop.IsCancellationRequested);
    }

    [Fact]
    public async Task Signals_OfTheProcess_AreLeftToTheCaller()
    {
        await using var host = await HostUnderTest.StartAsync(typeof(RouteFunctions));

        Assert.IsNotType<ConsoleLifetime>(host.Services.GetRequiredService<IHostLifetime>());
    }

    [Fact]
    public async Task Port_ThatIsGiven_IsListenedOn()
    {
        await using var host = new HostUnderTest(typeof(RouteFunctions));
        var port = FreePort();
        await using var app = LocalFunctionHost.Build(host.Options() with { Port = port });

        await app.StartAsync(Cancellation);

        Assert.Equal([$"https://localhost:{port}"], app.Urls);
    }

    [Fact]
    public async Task Configuration_OfLocalSettings_IsNestedAndYieldsToTheEnvironment()
    {
        const string Name = "BridgeFunctionHostTests__FromEnvironment";
        Environment.SetEnvironmentVariable(Name, "environment");
        await using var host = await new HostUnderTest(typeof(RouteFunctions))
        {
            LocalSettings = $$"""
                { "Values": { "{{Name}}": "file", "BridgeFunctionHostTests__Number": 3, "Empty": null } }
                """,
        }.StartAsync();

        var configuration = host.Services.GetRequiredService<IConfiguration>();

        Assert.Equal("environment", configuration["BridgeFunctionHostTests:FromEnvironment"]);
        Assert.Equal("3", configuration["BridgeFunctionHostTests:Number"]);
        Assert.Null(configuration["Empty"]);
    }

    private static int FreePort()
    {
        using var probe = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        probe.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)probe.LocalEndPoint!).Port;
    }

    private Task<HostUnderTest> StartAsync() =>
        new HostUnderTest(typeof(SlowFunctions))
        {
            Compose = builder => builder.Services.AddSingleton(gate),
        }.StartAsync();

    private sealed class StopWhenStarted(IHostApplicationLifetime lifetime, CancellationTokenSource stop)
        : BackgroundService
    {
        protected override Task ExecuteAsync(CancellationToken stoppingToken)
        {
            lifetime.ApplicationStarted.Register(stop.Cancel);
            return Task.CompletedTask;
        }
    }
}
