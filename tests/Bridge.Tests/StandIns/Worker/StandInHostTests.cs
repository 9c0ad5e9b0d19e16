using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Bridge.Tests.StandIns.Worker;

public sealed class StandInHostTests
{
    [Fact]
    public async Task Host_StartedWithoutAzure_SaysWhatItLacks()
    {
        using var host = FunctionsApplication.CreateBuilder([]).ConfigureFunctionsWebApplication().Build();

        var error = await Assert.ThrowsAsync<InvalidOperationException>(
            () => host.RunAsync(TestContext.Current.CancellationToken));

        // The stand-in says how to run instead; the official worker misses what the Functions host passes it.
        Assert.Contains(StandIn.IsUsed ? "./bridge up" : "host", error.Message, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Builder_AsHostApplicationBuilder_ComposesOneApp()
    {
        var builder = FunctionsApplication.CreateBuilder(["--Greeting=hello"]);
        IHostApplicationBuilder any = builder;

        any.Services.AddSingleton("composed");

        using var host = builder.Build();
        Assert.Same(builder.Configuration, any.Configuration);
        Assert.Same(builder.Properties, any.Properties);
        Assert.Equal("hello", builder.Configuration["Greeting"]);
        Assert.Equal("composed", host.Services.GetRequiredService<string>());
    }
}
