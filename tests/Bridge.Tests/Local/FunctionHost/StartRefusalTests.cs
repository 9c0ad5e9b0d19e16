using System.ComponentModel.DataAnnotations;
using Bridge.Local.FunctionHost;
using Bridge.Tests.Local.FunctionHost.Infrastructure;
using Bridge.Tests.Local.FunctionHost.Samples;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Bridge.Tests.Local.FunctionHost;

public sealed class StartRefusalTests
{
    [Theory]
    [InlineData("NeedsKey", "AuthorizationLevel.Function")]
    [InlineData("TakesContext", "parameter context (HttpContext)")]
    [InlineData("TakesNumber", "parameter number (Int32)")]
    [InlineData("TakesStranger", "parameter stranger (String)")]
    [InlineData("ReturnsText", "returns String")]
    [InlineData("BadRoute", "the route api/a/{b")]
    [InlineData("NoTrigger", "exactly one parameter")]
    [InlineData("TwoTriggers", "exactly one parameter")]
    [InlineData("TimerWithResult", "returns Int32")]
    [InlineData("TimerWithRequest", "parameter request (HttpRequest)")]
    [InlineData("FiveFields", "\"*/5 * * * *\"")]
    [InlineData("NeverDue", "\"0 0 0 31 2 *\"")]
    [InlineData("NoSetting", "app setting Absent:Schedule")]
    [InlineData("1st", "a name is a letter")]
    [InlineData("Abstract", "must be public")]
    [InlineData("Hidden", "must be public")]
    public async Task Function_ThatCannotRun_IsNamedWithItsReason(string function, string reason)
    {
        await using var host = new HostUnderTest(typeof(BrokenFunctions));

        var error = Assert.Throws<FunctionHostException>(() => LocalFunctionHost.Build(host.Options()));

        var problem = Assert.Single(
            error.Problems, problem => problem.StartsWith($"Function {function}:", StringComparison.Ordinal));
        Assert.Contains(reason, problem, StringComparison.Ordinal);
        Assert.Contains(problem, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Functions_OfOneName_AreRefused()
    {
        await using var host = new HostUnderTest(typeof(BrokenFunctions));

        var error = Assert.Throws<FunctionHostException>(() => LocalFunctionHost.Build(host.Options()));

        Assert.Contains("2 functions are named Twin", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Assembly_WithoutFunctions_IsRefused()
    {
        await using var host = new HostUnderTest(typeof(StartRefusalTests));

        var error = Assert.Throws<FunctionHostException>(() => LocalFunctionHost.Build(host.Options()));

        Assert.Contains("no method with [Function]", Assert.Single(error.Problems), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{ "version": "2.0" """, "cannot be read")]
    [InlineData("[]", "one JSON object")]
    [InlineData("{}", "\"version\" must be \"2.0\"")]
    [InlineData("""{ "version": "2.0", "functionTimeout": "soon" }""", "\"functionTimeout\" is \"soon\"")]
    public async Task HostJson_ThatIsWrong_IsRefused(string hostJson, string reason)
    {
        await using var host = new HostUnderTest(typeof(RouteFunctions)) { HostJson = hostJson };

        var error = Assert.Throws<FunctionHostException>(() => LocalFunctionHost.Build(host.Options()));

        Assert.Contains(reason, Assert.Single(error.Problems), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{ "IsEncrypted": true }""", "is encrypted")]
    [InlineData("""{ "Values": { "A": { "B": "c" } } }""", "the value of \"A\" must be text")]
    [InlineData("nonsense", "cannot be read")]
    public async Task LocalSettings_ThatAreWrong_AreRefused(string settings, string reason)
    {
        await using var host = new HostUnderTest(typeof(RouteFunctions)) { LocalSettings = settings };

        var error = Assert.Throws<FunctionHostException>(() => LocalFunctionHost.Build(host.Options()));

        Assert.Contains(reason, Assert.Single(error.Problems), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Files_ThatAreMissing_AreAllNamed()
    {
        await using var host = new HostUnderTest(typeof(RouteFunctions));
        var options = host.Options() with
        {
            HostJsonFile = "/nowhere/host.json",
            CertificateFile = "/nowhere/cert.pem",
        };

        var error = await Assert.ThrowsAsync<FunctionHostException>(
            () => LocalFunctionHost.RunAsync(options, TestContext.Current.CancellationToken));

        Assert.Equal(2, error.Problems.Count);
        Assert.Contains("/nowhere/host.json", error.Message, StringComparison.Ordinal);
        Assert.Contains("/nowhere/cert.pem", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Options_ValidatedAtStart_SurfaceWithEveryMessage()
    {
        await using var host = new HostUnderTest(typeof(RouteFunctions))
        {
            Compose = builder => builder.Services.AddOptions<Limits>().ValidateDataAnnotations().ValidateOnStart(),
        };

        var error = await Assert.ThrowsAsync<OptionsValidationException>(
            () => LocalFunctionHost.RunAsync(host.Options(), TestContext.Current.CancellationToken));

        Assert.Contains("Low is missing", error.Message, StringComparison.Ordinal);
        Assert.Contains("High is missing", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Service_ThatCannotBeMade_IsNamed()
    {
        await using var host = new HostUnderTest(typeof(ScopedFunctions))
        {
            Compose = builder => builder.Services.AddSingleton<ScopedFunctions>(),
        };

        var error = await Assert.ThrowsAsync<AggregateException>(
            () => LocalFunctionHost.RunAsync(host.Options(), TestContext.Current.CancellationToken));

        Assert.Contains(nameof(Visit), error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Port_ThatIsTaken_EndsTheRun()
    {
        await using var first = await HostUnderTest.StartAsync(typeof(RouteFunctions));
        await using var second = new HostUnderTest(typeof(RouteFunctions));
        var options = second.Options() with { Port = first.Url.Port };

        await Assert.ThrowsAnyAsync<IOException>(
            () => LocalFunctionHost.RunAsync(options, TestContext.Current.CancellationToken));
    }

    public sealed class Limits
    {
        [Required(ErrorMessage = "Low is missing")]
        public string? Low { get; set; }

        [Required(ErrorMessage = "High is missing")]
        public string? High { get; set; }
    }
}
