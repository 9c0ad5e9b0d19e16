using Bridge.Cli.Deploy.Package;

namespace Bridge.Tests.Cli.Deploy;

/// <summary>What must be in a package, and what must not.</summary>
public sealed class PackageInspectionTests
{
    [Fact]
    public void Package_Sound_HasNoProblem()
    {
        using var package = new PackageBuilder().Build();

        Assert.Empty(PackageInspection.Problems(package, precompiled: false));
    }

    [Theory]
    [InlineData("host.json")]
    [InlineData("functions.metadata")]
    [InlineData("worker.config.json")]
    [InlineData("Bridge.Functions.dll")]
    [InlineData("Azure.Messaging.ServiceBus.dll")]
    public void Package_WithoutANeededFile_IsRefused(string name)
    {
        using var package = new PackageBuilder().Without(name).Build();

        Assert.Equal(name, Assert.Single(PackageInspection.Problems(package, precompiled: false)).Entry);
    }

    [Theory]
    [InlineData("local.settings.json")]
    [InlineData("Local.Settings.json")]
    [InlineData("nested/local.settings.json")]
    [InlineData("Amqp.Net.dll")]
    [InlineData("Bridge.Local.KeyVault.dll")]
    [InlineData("Bridge.Cli.dll")]
    public void Package_WithAForbiddenFile_IsRefused(string name)
    {
        using var package = new PackageBuilder().With(name).Build();

        Assert.Equal(name, Assert.Single(PackageInspection.Problems(package, precompiled: false)).Entry);
    }

    [Theory]
    [InlineData("Azure.Messaging.ServiceBus.dll")]
    [InlineData("Microsoft.Azure.Functions.Worker.dll")]
    public void Package_WithAStandIn_IsRefused(string name)
    {
        using var package = new PackageBuilder().WithStandIn(name).Build();

        Assert.Contains("stand-in", Assert.Single(PackageInspection.Problems(package, precompiled: false)).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Package_NotCompiledAheadOfTime_IsRefusedWhenItShouldBe()
    {
        using var plain = new PackageBuilder().Build();
        using var precompiled = new PackageBuilder().WithPrecompiledApp().Build();

        Assert.Equal("Bridge.Functions.dll", Assert.Single(PackageInspection.Problems(plain, precompiled: true)).Entry);
        Assert.Empty(PackageInspection.Problems(precompiled, precompiled: true));
    }
}
