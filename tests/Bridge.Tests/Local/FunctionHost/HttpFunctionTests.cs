using System.Net;
using Bridge.Tests.Local.FunctionHost.Infrastructure;
using Bridge.Tests.Local.FunctionHost.Samples;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Bridge.Tests.Local.FunctionHost;

public sealed class HttpFunctionTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("api/Plain", "plain")]
    [InlineData("API/plain", "plain")]
    [InlineData("api/shops/north/orders/7", "north/7")]
    [InlineData("api/shops/north/orders", "north/none")]
    public async Task Route_OfAFunction_ReachesIt(string path, string answer)
    {
        await using var host = await HostUnderTest.StartAsync(typeof(RouteFunctions));
        using var caller = host.Caller();

        Assert.Equal(answer, await caller.GetStringAsync(path, Cancellation));
    }

    [Theory]
    [InlineData("GET", "Plain")]
    [InlineData("GET", "api/shops/north/orders/seven")]
    [InlineData("POST", "api/Plain")]
    [InlineData("HEAD", "api/Plain")]
    [InlineData("DELETE", "api/shared")]
    public async Task Route_OfNoFunction_IsNotFound(string method, string path)
    {
        await using var host = await HostUnderTest.StartAsync(typeof(RouteFunctions));
        using var caller = host.Caller();

        using var response = await caller.SendAsync(new(new(method), path), Cancellation);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Empty(response.Content.Headers.Allow);
    }

    [Theory]
    [InlineData("GET", "read")]
    [InlineData("POST", "written")]
    public async Task Route_OfTwoFunctions_IsChosenByMethod(string method, string answer)
    {
        await using var host = await HostUnderTest.StartAsync(typeof(RouteFunctions));
        using var caller = host.Caller();

        using var response = await caller.SendAsync(new(new(method), "api/shared"), Cancellation);

        Assert.Equal(answer, await response.Content.ReadAsStringAsync(Cancellation));
    }

    [Theory]
    [InlineData("", "Plain")]
    [InlineData("hooks/v1", "hooks/v1/Plain")]
    public async Task RoutePrefix_OfHostJson_IsHonoured(string prefix, string path)
    {
        await using var host = await new HostUnderTest(typeof(RouteFunctions))
        {
            HostJson = $$"""
                { "version": "2.0", /* as Azure allows */ "extensions": { "http": { "routePrefix": "{{prefix}}" } } }
                """,
        }.StartAsync();
        using var caller = host.Caller();

        Assert.Equal("plain", await caller.GetStringAsync(path, Cancellation));
    }

    [Theory]
    [InlineData("Value", 201, "")]
    [InlineData("OfTask", 202, "")]
    [InlineData("OfValueTask", 203, "")]
    [InlineData("Nothing", 204, "")]
    [InlineData("WrittenByTask", 200, "written")]
    [InlineData("WrittenByValueTask", 200, "written")]
    [InlineData("Action", 409, "")]
    [InlineData("ActionOfTask", 418, """{"answer":42}""")]
    [InlineData("Oversized", 413, "")]
    public async Task Result_OfEachKind_IsSent(string function, int status, string body)
    {
        await using var host = await HostUnderTest.StartAsync(typeof(ResultFunctions));
        using var caller = host.Caller();

        using var response = await caller.GetAsync($"api/{function}", Cancellation);

        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal(body, await response.Content.ReadAsStringAsync(Cancellation));
    }

    [Fact]
    public async Task Function_ThatThrows_AnswersAnEmpty500AndIsLogged()
    {
        await using var host = await HostUnderTest.StartAsync(typeof(ResultFunctions));
        using var caller = host.Caller();

        using var response = await caller.GetAsync("api/Throws", Cancellation);

        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
        Assert.Empty(await response.Content.ReadAsByteArrayAsync(Cancellation));
        Assert.False(response.Headers.Contains("X-Half"));
        var entry = Assert.Single(host.Logs.OfFunction("Throws"));
        Assert.Equal((LogLevel.Error, "broken on purpose"), (entry.Level, entry.Exception!.Message));
    }

    [Fact]
    public async Task Function_ThatThrowsWithinItsAnswer_BreaksTheConnection()
    {
        await using var host = await HostUnderTest.StartAsync(typeof(ResultFunctions));
        using var caller = host.Caller();

        await Assert.ThrowsAsync<HttpRequestException>(() => caller.GetStringAsync("api/ThrowsLate", Cancellation));

        Assert.Equal(LogLevel.Error, Assert.Single(host.Logs.OfFunction("ThrowsLate")).Level);
    }

    [Fact]
    public async Task FunctionClass_ForEachInvocation_IsMadeFromItsScope()
    {
        var visits = new List<Visit>();
        await using var host = await new HostUnderTest(typeof(ScopedFunctions))
        {
            Compose = builder => builder.Services.AddScoped<Visit>().AddSingleton<ICollection<Visit>>(visits),
        }.StartAsync();
        using var caller = host.Caller();

        var first = await caller.GetStringAsync("api/Scoped", Cancellation);
        var second = await caller.GetStringAsync("api/Scoped", Cancellation);

        await host.StopAsync();
        Assert.Equal(("True", "True"), (first, second));
        Assert.Equal(2, visits.Select(visit => visit.Id).Distinct().Count());
        Assert.All(visits, visit => Assert.True(visit.IsOver));
    }

    [Fact]
    public async Task Body_OfARequest_ReachesTheFunctionUnchanged()
    {
        await using var host = await HostUnderTest.StartAsync(typeof(EchoFunctions));
        using var caller = host.Caller();
        using var content = new StringContent("{ \"a\" : 1 }\n");

        using var response = await caller.PostAsync("api/Body", content, Cancellation);

        Assert.Equal("{ \"a\" : 1 }\n", await response.Content.ReadAsStringAsync(Cancellation));
    }
}
