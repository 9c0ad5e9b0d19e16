using System.Text.RegularExpressions;
using Bridge.Tests.Infra.Documents;
using YamlDotNet.RepresentationModel;

namespace Bridge.Tests.Infra.Workflows;

/// <summary>The project's own pipelines: least permissions, nothing that somebody else could change, no stored secret.</summary>
public sealed partial class WorkflowTests
{
    public static TheoryData<string> Files =>
        [.. Directory.GetFiles(WorkflowFile.Folder, "*.yml").Select(file => Path.GetFileName(file))];

    [Theory]
    [MemberData(nameof(Files))]
    public void Actions_ArePinnedByCommit_WithTheirVersionBeside(string file)
    {
        var uses = new WorkflowFile(file).Text.Split('\n').Where(line => line.Contains("uses:", StringComparison.Ordinal)).ToArray();

        Assert.NotEmpty(uses);
        Assert.All(uses, line => Assert.Matches(Pinned(), line));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Permissions_AreNoneAtTheTop_AndGivenByJob(string file)
    {
        var workflow = new WorkflowFile(file);

        Assert.Empty(((YamlMappingNode)workflow.Root["permissions"]).Children);
        Assert.All(workflow.Jobs, job => Assert.NotEmpty(((YamlMappingNode)job.Job["permissions"]).Children));
        Assert.All(workflow.Jobs, job => Assert.NotNull(WorkflowFile.Value(job.Job, "timeout-minutes")));
    }

    [Fact]
    public void Permissions_ToWrite_AreThoseThatAreMeant()
    {
        var writes = Files.Select(file => file.Data).SelectMany(file => new WorkflowFile(file).Jobs
            .SelectMany(job => ((YamlMappingNode)job.Job["permissions"]).Children
                .Where(permission => permission.Value.ToString() == "write")
                .Select(permission => $"{file} {job.Name} {permission.Key}")));

        Assert.Equal(
            [
                "codeql.yml analyse security-events", "deploy.yml deploy id-token", "release.yml package attestations",
                "release.yml package id-token", "release.yml publish contents",
            ],
            writes.Order());
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Secrets_AreNotStored(string file)
    {
        var text = new WorkflowFile(file).Text;

        Assert.DoesNotContain("secrets.", text, StringComparison.Ordinal);
        Assert.DoesNotContain("pull_request_target", text, StringComparison.Ordinal);
        Assert.DoesNotContain("workflow_run", text, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Scripts_TakeNothingThatACallerWrites(string file)
    {
        Assert.All(new WorkflowFile(file).Scripts, script => Assert.DoesNotContain("${{", script, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Checkouts_LeaveNoToken(string file)
    {
        var checkouts = new WorkflowFile(file).Steps.Where(step =>
            WorkflowFile.Value(step, "uses")?.StartsWith("actions/checkout@", StringComparison.Ordinal) == true);

        Assert.All(checkouts, step => Assert.Equal("false", WorkflowFile.Value((YamlMappingNode)step["with"], "persist-credentials")));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Commands_Exist(string file)
    {
        var lines = new WorkflowFile(file).Scripts.SelectMany(script => script.Split('\n'))
            .Where(line => line.StartsWith("./bridge ", StringComparison.Ordinal));

        Assert.All(lines, line => Assert.Null(CommandTree.Problem(line["./bridge ".Length..])));
    }

    [Fact]
    public void Build_RunsBothFlavours_OnThreeSystems()
    {
        var matrix = (YamlMappingNode)((YamlMappingNode)new WorkflowFile("build.yml").Jobs.Single().Job["strategy"])["matrix"];

        Assert.Equal(["macos-latest", "ubuntu-latest", "windows-latest"], matrix["os"].AllNodes.OfType<YamlScalarNode>().Select(node => node.Value).Order());
        Assert.Equal(["official", "standin"], matrix["flavour"].AllNodes.OfType<YamlScalarNode>().Select(node => node.Value).Order());
    }

    [GeneratedRegex(@"uses: [\w.-]+/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$")]
    private static partial Regex Pinned();
}
