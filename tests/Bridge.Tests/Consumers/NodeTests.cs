using System.Diagnostics;
using Bridge.Cli.Up;
using Bridge.Tests.Architecture;

namespace Bridge.Tests.Consumers;

/// <summary>The tests that are written for Node's own runner, one file after the other.</summary>
public sealed class NodeTests
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(2);
    private static readonly string Consumers = Path.Combine(Repository.Root, "consumers");

    public static TheoryData<string, string> Files => new(
        from folder in new[] { "contract", "node" }
        from file in Directory.GetFiles(Path.Combine(Consumers, folder, "test"), "*.test.mjs").Order(StringComparer.Ordinal)
        select (folder, Path.GetFileName(file)));

    [Theory]
    [MemberData(nameof(Files))]
    public async Task File_UnderNodesRunner_Passes(string folder, string file)
    {
        var token = TestContext.Current.CancellationToken;
        var at = Path.Combine(Consumers, folder);
        await NodeModules.InstallAsync(at, $"consumers/{folder}", static _ => { }, token);

        using var node = Process.Start(new ProcessStartInfo("node", ["--test", Path.Combine("test", file)])
        {
            WorkingDirectory = at, RedirectStandardOutput = true, RedirectStandardError = true,
        })!;
        try
        {
            var output = node.StandardOutput.ReadToEndAsync(token);
            var errors = node.StandardError.ReadToEndAsync(token);
            await node.WaitForExitAsync(token).WaitAsync(Longest, token);

            Assert.True(node.ExitCode == 0, await output + await errors);
            Assert.DoesNotContain("# tests 0", await output, StringComparison.Ordinal);
        }
        finally
        {
            if (!node.HasExited) node.Kill(entireProcessTree: true);
        }
    }
}
