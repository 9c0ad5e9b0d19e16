namespace Bridge.Cli.Testing;

/// <summary>Optimised programs: what is measured must not be a debug build.</summary>
internal static class ReleaseBuild
{
    private const string Configuration = "Release";

    /// <summary>Builds a project unless it is up to date.</summary>
    /// <param name="folder">Folder of the project, below the repository.</param>
    /// <param name="project">Name of the project, and so of the program.</param>
    /// <param name="cancellationToken">Ends the build.</param>
    /// <returns>The program, for <c>dotnet</c> to run.</returns>
    internal static async Task<string> MakeAsync(string folder, string project, CancellationToken cancellationToken)
    {
        string[] arguments =
        [
            "build", Path.Combine(folder, $"{project}.csproj"), "-c", Configuration, "-v", "q", "--nologo",
        ];
        if (await Dotnet.RunQuietlyAsync(RepositoryRoot.Path, arguments, cancellationToken) != 0)
            throw new NotStartedException($"{project} cannot be built; the errors stand above.");
        var framework = Path.GetFileName(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
        return RepositoryRoot.Combine(folder, "bin", Configuration, framework, $"{project}.dll");
    }
}
