using System.Reflection;

namespace Bridge.Cli.Infra.Compiling;

/// <summary>Where the compiler is: a NuGet package that the build has restored.</summary>
internal static class BicepTool
{
    private const string Metadata = "BicepFolder";

    /// <summary>The compiler's program.</summary>
    /// <exception cref="NotStartedException">There is none for this system.</exception>
    internal static string Locate()
    {
        var folder = typeof(BicepTool).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .FirstOrDefault(attribute => attribute.Key == Metadata)?.Value;
        if (string.IsNullOrEmpty(folder))
            throw new NotStartedException("There is no package with the Bicep compiler for this system: there are some for "
                + "Linux, macOS and Windows, on x64 and arm64.");

        var program = Path.Combine(folder, "tools", OperatingSystem.IsWindows() ? "bicep.exe" : "bicep");
        if (!File.Exists(program))
            throw new NotStartedException($"The Bicep compiler is not at {program}: build again, which restores it.");
        MakeExecutable(program);
        return program;
    }

    // A package's files are unpacked for their owner alone, and by some tools without the right to run.
    private static void MakeExecutable(string program)
    {
        if (OperatingSystem.IsWindows()) return;
        var mode = File.GetUnixFileMode(program);
        if (!mode.HasFlag(UnixFileMode.UserExecute)) File.SetUnixFileMode(program, mode | UnixFileMode.UserExecute);
    }
}
