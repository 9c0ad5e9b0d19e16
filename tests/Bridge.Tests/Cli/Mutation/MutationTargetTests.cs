using System.Text.Json;
using Bridge.Cli.Mutation;

namespace Bridge.Tests.Cli.Mutation;

public sealed class MutationTargetTests
{
    private static readonly MutationTarget Core = MutationTarget.All.Single(target => target.Folder == "core");

    [Fact]
    public void Own_PathsOfSeveralProjects_KeepsItsOwnRelativeToTheProject()
    {
        var own = Core.Own(["core/Events/EventId.cs", "functions/Triggers/ReceiveWebhook.cs", "./core/Webhooks/", "core"]);

        Assert.Equal(["Events/EventId.cs", "Webhooks/**/*.cs", "**/*.cs"], own);
    }

    [Fact]
    public void ToConfiguration_Filter_ReplacesTheTargetsOwn()
    {
        var configuration = Read(Core.ToConfiguration(["A.cs"], concurrency: 3, tests: "FullyQualifiedName~Only"));

        Assert.Equal("FullyQualifiedName~Only", configuration.GetProperty("test-case-filter").GetString());
        Assert.Equal("A.cs", configuration.GetProperty("mutate")[0].GetString());
        Assert.Equal(3, configuration.GetProperty("concurrency").GetInt32());
    }

    [Fact]
    public void SlowTests_EachName_IsStillATest()
    {
        var tests = typeof(MutationTargetTests).Assembly.GetTypes()
            .SelectMany(type => type.GetMethods().Select(method => $"{type.FullName}.{method.Name}")).ToArray();

        Assert.All(MutationTarget.SlowTests, name =>
            Assert.Contains(tests, test => test.Contains(name, StringComparison.Ordinal)));
    }

    [Fact]
    public void Of_WordsFromTheFirstOptionOn_GoToStryker()
    {
        var request = MutationRequest.Of(["core/Events", "--since:main", "-l", "Complete"]);

        Assert.Equal(["core/Events"], request.Globs);
        Assert.Equal(["--since:main", "-l", "Complete"], request.ForStryker);
    }

    private static JsonElement Read(string configuration) =>
        JsonDocument.Parse(configuration).RootElement.GetProperty("stryker-config");
}
