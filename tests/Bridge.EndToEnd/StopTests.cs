using System.Diagnostics;
using Bridge.EndToEnd.Running;

namespace Bridge.EndToEnd;

public sealed class StopTests : IAsyncLifetime
{
    private readonly BridgeUp _up = new();

    public ValueTask InitializeAsync() => _up.InitializeAsync();

    public ValueTask DisposeAsync() => _up.DisposeAsync();

    [Fact]
    public async Task Up_AskedToEnd_EndsWellAndLeavesNothingRunning()
    {
        var children = Children();

        var exitCode = await _up.EndAsync("-TERM");

        Assert.Equal(0, exitCode);
        Assert.False(File.Exists(_up.UpFile));
        Assert.All(children, id => Assert.False(IsRunning(id), $"Process {id} still runs."));
    }

    [Fact]
    public async Task Up_KilledOutright_LeavesNothingRunningEither()
    {
        var children = Children();

        await _up.EndAsync("-KILL");

        await Poll.UntilAsync("the children have ended", () => Task.FromResult(!children.Any(IsRunning)), seconds: 45);
    }

    private int[] Children()
    {
        var processes = _up.Up.GetProperty("processes");
        return [processes.GetProperty("functions").GetInt32(), processes.GetProperty("azurite").GetInt32()];
    }

    private static bool IsRunning(int id)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            return !process.HasExited;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
