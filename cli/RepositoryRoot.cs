namespace Bridge.Cli;

/// <summary>The folder that holds <c>Bridge.sln</c>.</summary>
internal static class RepositoryRoot
{
    internal static string Path { get; } = Find();

    internal static string Combine(params string[] parts) => System.IO.Path.Combine([Path, .. parts]);

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(System.IO.Path.Combine(folder.FullName, "Bridge.sln")))
            folder = folder.Parent;
        return folder?.FullName
            ?? throw new NotStartedException("This command works on the sources: run it from a clone of the repository.");
    }
}
