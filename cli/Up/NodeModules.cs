using System.ComponentModel;
using System.Diagnostics;

namespace Bridge.Cli.Up;

/// <summary>Installs the packages of a folder's lock file, once for each version of it.</summary>
internal static class NodeModules
{
    internal static async Task InstallAsync(
        string folder, string purpose, Action<string> progress, CancellationToken cancellationToken)
    {
        if (IsInstalled(folder)) return;

        // Two that install into one folder would each remove what the other has just unpacked.
        await using var turn = await FileTurn.WaitAsync(Path.Combine(folder, ".installing"), cancellationToken);
        if (IsInstalled(folder)) return;

        progress($"Installing {purpose} from npm (once)");
        await RunNpmAsync(folder, cancellationToken);
    }

    private static async Task RunNpmAsync(string folder, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(OperatingSystem.IsWindows() ? "npm.cmd" : "npm", ["ci", "--no-audit", "--no-fund"])
        {
            WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        try
        {
            using var npm = Process.Start(start)!;
            var output = npm.StandardOutput.ReadToEndAsync(cancellationToken);
            var errors = npm.StandardError.ReadToEndAsync(cancellationToken);
            await npm.WaitForExitAsync(cancellationToken);
            if (npm.ExitCode != 0) throw new NotStartedException($"npm ci failed in {folder}:\n{await output}{await errors}");
        }
        catch (Win32Exception e)
        {
            throw new NotStartedException("npm is missing: install Node 20 or later.", e);
        }
    }

    // npm writes its own copy of the lock file last, so an interrupted installation has none.
    private static bool IsInstalled(string folder)
    {
        var installed = new FileInfo(Path.Combine(folder, "node_modules", ".package-lock.json"));
        return installed.Exists
            && installed.LastWriteTimeUtc >= File.GetLastWriteTimeUtc(Path.Combine(folder, "package-lock.json"));
    }
}
