namespace Bridge.Tests.Local.ServiceBus;

/// <summary>The folder of the solution.</summary>
internal static class RepositoryRoot
{
    internal static string Path { get; } = Find(new DirectoryInfo(AppContext.BaseDirectory));

    private static string Find(DirectoryInfo? folder) => folder switch
    {
        null => throw new DirectoryNotFoundException("No folder above the tests holds Bridge.sln: run them in the repository."),
        _ when File.Exists(System.IO.Path.Combine(folder.FullName, "Bridge.sln")) => folder.FullName,
        _ => Find(folder.Parent),
    };
}
