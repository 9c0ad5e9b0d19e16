using System.Collections.Concurrent;
using Bridge.Cli.Up;

namespace Bridge.Tests.Cli;

public sealed class NodeModulesTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("bridge-npm-").FullName;

    [Fact]
    public async Task Install_SeveralAtOnce_OneInstallsAndTheOthersFindIt()
    {
        await File.WriteAllTextAsync(
            Path.Combine(_folder, "package.json"), """{"name":"x","version":"1.0.0","dependencies":{"y":"file:y"}}""",
            TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Path.Combine(_folder, "package-lock.json"), Lock, TestContext.Current.CancellationToken);
        Directory.CreateDirectory(Path.Combine(_folder, "y"));
        await File.WriteAllTextAsync(
            Path.Combine(_folder, "y", "package.json"), """{"name":"y","version":"1.0.0"}""",
            TestContext.Current.CancellationToken);
        var progress = new ConcurrentQueue<string>();

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() =>
            NodeModules.InstallAsync(_folder, "something", progress.Enqueue, TestContext.Current.CancellationToken))));

        Assert.Equal("Installing something from npm (once)", Assert.Single(progress));
        Assert.True(File.Exists(Path.Combine(_folder, "node_modules", "y", "package.json")));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private const string Lock = """
        {
          "name": "x", "version": "1.0.0", "lockfileVersion": 3, "requires": true,
          "packages": {
            "": { "name": "x", "version": "1.0.0", "dependencies": { "y": "file:y" } },
            "node_modules/y": { "resolved": "y", "link": true },
            "y": { "version": "1.0.0" }
          }
        }
        """;
}
