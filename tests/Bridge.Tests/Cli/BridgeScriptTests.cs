using System.Diagnostics;
using Bridge.Tests.Architecture;

namespace Bridge.Tests.Cli;

/// <summary>The script, with a feed that answers as the test says, and nothing on the PATH but what every Unix has.</summary>
public sealed class BridgeScriptTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("bridge-script-").FullName;

    public BridgeScriptTests()
    {
        if (OperatingSystem.IsWindows()) return;
        Directory.CreateDirectory(In("bin"));
        File.Copy(Path.Combine(Repository.Root, "bridge"), In("bridge"));
        foreach (var tool in (string[])["sh", "bash", "cat", "dirname", "find", "mkdir", "sed"])
            File.CreateSymbolicLink(In("bin", tool), new[] { "/usr/bin", "/bin" }.Select(folder => Path.Combine(folder, tool)).First(File.Exists));
        File.WriteAllText(In("bin", "dotnet"), """
            #!/bin/sh
            [ "$1" = --version ] && echo 10.0.100 && exit 0
            echo "$1" >>"$FEED/asked"
            [ -f "$FEED/has-official" ]
            """.ReplaceLineEndings("\n"));
        File.SetUnixFileMode(In("bin", "dotnet"), UnixFileMode.UserRead | UnixFileMode.UserExecute);
    }

    public static bool IsWindows => OperatingSystem.IsWindows();

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Theory(Skip = "Windows has no bash: dotnet run is the command there.", SkipWhen = nameof(IsWindows))]
    [InlineData(true, "official")]
    [InlineData(false, "standin")]
    public async Task Flavour_WithoutTimeout_IsWhatTheFeedHasAndAskedOnce(bool hasOfficial, string flavour)
    {
        if (hasOfficial) await File.WriteAllTextAsync(In("has-official"), "", TestContext.Current.CancellationToken);

        Assert.Equal((flavour, flavour), (await FlavourAsync(), await FlavourAsync()));
        Assert.Single(Asked);
    }

    [Fact(Skip = "Windows has no bash: dotnet run is the command there.", SkipWhen = nameof(IsWindows))]
    public async Task Flavour_RefusedADayAgo_IsAskedAgainAndAYesIsKept()
    {
        await FlavourAsync();
        await File.WriteAllTextAsync(In("has-official"), "", TestContext.Current.CancellationToken);
        Assert.Equal("standin", await FlavourAsync());

        Age();
        Assert.Equal("official", await FlavourAsync());
        Age();
        Assert.Equal("official", await FlavourAsync());

        Assert.Equal(2, Asked.Length);
    }

    private string[] Asked => File.ReadAllLines(In("asked"));

    private string In(params string[] path) => Path.Combine([_root, .. path]);

    private void Age() => File.SetLastWriteTimeUtc(In(".bridge", "flavour"), TimeProvider.System.GetUtcNow().UtcDateTime.AddHours(-25));

    private async Task<string> FlavourAsync()
    {
        var start = new ProcessStartInfo(In("bin", "bash"), [In("bridge"), "flavour"])
        {
            RedirectStandardOutput = true, RedirectStandardError = true,
            Environment = { ["PATH"] = In("bin"), ["FEED"] = _root, ["AzureSdk"] = "" },
        };
        using var process = Process.Start(start)!;
        var token = TestContext.Current.CancellationToken;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(token), process.StandardError.ReadToEndAsync(token));
        await process.WaitForExitAsync(token);
        Assert.True(process.ExitCode == 0, await errors);
        return (await output).Trim();
    }
}
