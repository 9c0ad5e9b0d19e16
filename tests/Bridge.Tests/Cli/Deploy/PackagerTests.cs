using System.IO.Compression;
using Bridge.Cli;
using Bridge.Cli.Deploy.Package;

namespace Bridge.Tests.Cli.Deploy;

/// <summary>A package is made of official packages only, and named for what it holds.</summary>
public sealed class PackagerTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("bridge-packager-");

    [Fact]
    public async Task Make_WithStandIns_IsRefusedWithTheReasonBeforeAnythingIsBuilt()
    {
        var build = new FakeBuild(new PackageBuilder(), flavour: "standin");

        var refusal = await Assert.ThrowsAsync<NotStartedException>(() => MakeAsync(build));

        Assert.Contains("stand-ins", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("AzureSdk=official", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(0, build.Builds);
    }

    [Fact]
    public async Task Make_TheSameFilesTwice_GivesTheSamePackage()
    {
        var first = await MakeAsync(new FakeBuild(new PackageBuilder()));
        var bytes = await File.ReadAllBytesAsync(first, TestContext.Current.CancellationToken);
        var second = await MakeAsync(new FakeBuild(new PackageBuilder()));

        Assert.Equal(first, second);
        Assert.Equal(bytes, await File.ReadAllBytesAsync(second, TestContext.Current.CancellationToken));
        Assert.Matches(@"bridge-\d+\.\d+\.\d+-[0-9a-f]{12}\.zip$", first);
    }

    [Fact]
    public async Task Make_OtherFiles_GivesAnotherName()
    {
        Assert.NotEqual(
            await MakeAsync(new FakeBuild(new PackageBuilder())),
            await MakeAsync(new FakeBuild(new PackageBuilder().With("extensions.json"))));
    }

    [Fact]
    public async Task Make_WithTheLaptopsSettings_LeavesNoPackage()
    {
        var build = new FakeBuild(new PackageBuilder().With("local.settings.json"));

        var refusal = await Assert.ThrowsAsync<NotStartedException>(() => MakeAsync(build));

        Assert.Contains("local.settings.json", refusal.Message, StringComparison.Ordinal);
        Assert.Empty(_folder.GetFiles());
    }

    [Fact]
    public async Task Make_BuildFails_NamesTheWayWithoutTheCompiler()
    {
        var build = new FakeBuild(new PackageBuilder(), exitCode: 1);

        var refusal = await Assert.ThrowsAsync<NotStartedException>(() =>
            new Packager(build, _ => { }).MakeAsync(_folder.FullName, precompiled: true, TestContext.Current.CancellationToken));

        Assert.Contains("--no-ready-to-run", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Make_EveryEntry_HasTheSameMomentAndSlashes()
    {
        await using var zip = await ZipFile.OpenReadAsync(
            await MakeAsync(new FakeBuild(new PackageBuilder())), TestContext.Current.CancellationToken);

        Assert.Single(zip.Entries.Select(entry => entry.LastWriteTime.DateTime).Distinct());
        Assert.DoesNotContain(zip.Entries, entry => entry.FullName.Contains('\\', StringComparison.Ordinal));
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private Task<string> MakeAsync(FakeBuild build) =>
        new Packager(build, _ => { }).MakeAsync(_folder.FullName, precompiled: false, TestContext.Current.CancellationToken);
}
