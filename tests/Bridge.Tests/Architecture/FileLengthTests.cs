namespace Bridge.Tests.Architecture;

/// <summary>No file of the product grows past what one reads in one go.</summary>
public sealed class FileLengthTests
{
    private const int Limit = 200;

    [Theory]
    [InlineData("core")]
    [InlineData("functions")]
    [InlineData("local")]
    [InlineData("cli")]
    [InlineData("standins")]
    [InlineData("consumers")]
    public void SourceFiles_StayBelowTheLimit(string folder)
    {
        var files = Sources(folder).ToArray();

        Assert.NotEmpty(files);
        Assert.All(files, file => Assert.InRange(File.ReadAllLines(file).Length, 1, Limit));
    }

    private static IEnumerable<string> Sources(string folder)
    {
        var separator = Path.DirectorySeparatorChar;
        return Directory.EnumerateFiles(Path.Combine(Repository.Root, folder), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains($"{separator}obj{separator}", StringComparison.Ordinal))
            .Where(file => !file.Contains($"{separator}bin{separator}", StringComparison.Ordinal))
            .Where(file => !file.Contains($"{separator}node_modules{separator}", StringComparison.Ordinal));
    }
}
