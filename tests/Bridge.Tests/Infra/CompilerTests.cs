using Bridge.Cli.Infra.Checking;
using Bridge.Cli.Infra.Compiling;
using Bridge.Tests.Architecture;

namespace Bridge.Tests.Infra;

/// <summary>The compiler has nothing to say of what is committed, and is heard when it has.</summary>
[Collection(nameof(BicepCollection))]
public sealed class CompilerTests(BicepFixture bicep)
{
    [Fact]
    public void Template_AsCommitted_CompilesWithoutAWord()
    {
        Assert.Empty(bicep.Compiled.Diagnostics);
        Assert.NotNull(bicep.Compiled.Template);
    }

    [Theory]
    [InlineData("sandbox.bicepparam")]
    [InlineData("production.bicepparam")]
    [InlineData("main.bicepparam")]
    public async Task Parameters_AsCommitted_CompileWithoutAWord(string file)
    {
        using var sources = new InfraSources(Repository.Root);

        Assert.Empty(await bicep.Compiler.LintAsync(sources.Path(file), TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("param packageName string = 'bridge.zip'", "param packageName string = 'bridge.zip'\nparam idle string = ''", "no-unused-params")]
    [InlineData("  location: location\n  tags: tags\n}", "  location: 'westeurope'\n  tags: tags\n}", "no-hardcoded-location")]
    [InlineData("targetScope = 'subscription'", "targetScope = 'nowhere'", "BCP")]
    public async Task Template_WithAFlaw_IsRefusedByItsName(string before, string after, string code)
    {
        using var sources = new InfraSources(Repository.Root);
        sources.Replace(InfraCheck.Template, before, after);

        var compiled = await bicep.Compiler.CompileAsync(sources.Path(InfraCheck.Template), TestContext.Current.CancellationToken);

        Assert.Contains(compiled.Diagnostics, line => line.Contains(code, StringComparison.Ordinal));
    }

    [Fact]
    public void Linter_EveryRule_IsAnError()
    {
        var config = File.ReadAllText(Path.Combine(Repository.Root, "bicepconfig.json"));

        Assert.DoesNotContain("\"warning\"", config, StringComparison.Ordinal);
        Assert.DoesNotContain("\"off\"", config, StringComparison.Ordinal);
        Assert.DoesNotContain("\"info\"", config, StringComparison.Ordinal);
    }

    [Fact]
    public void Suppressions_OfTheLinter_SayWhy()
    {
        var suppressions = Directory.GetFiles(Path.Combine(Repository.Root, "infra"), "*.bicep", SearchOption.AllDirectories)
            .SelectMany(File.ReadAllLines).Where(line => line.TrimStart().StartsWith("#disable", StringComparison.Ordinal)).ToArray();

        Assert.All(suppressions, line => Assert.Matches(@"^\s*#disable-next-line [a-z-]+ // .{20,}$", line));
    }
}
