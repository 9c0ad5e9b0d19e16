namespace Bridge.Cli.Infra.Compiling;

/// <summary>
/// A copy of <c>infra/</c> to compile: the variants get files of their own in it, and a test can change one line.
/// </summary>
internal sealed class InfraSources : IDisposable
{
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("bridge-infra-");

    internal InfraSources(string repository)
    {
        var source = System.IO.Path.Combine(repository, "infra");
        foreach (var file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories))
            Copy(file, Path(System.IO.Path.GetRelativePath(source, file)));
        Copy(System.IO.Path.Combine(repository, "bicepconfig.json"), Path("bicepconfig.json"));
    }

    /// <summary>Full path of a file below <c>infra/</c>.</summary>
    internal string Path(string file) => System.IO.Path.Combine(_root.FullName, file);

    /// <summary>Replaces a text that must stand in the file.</summary>
    /// <exception cref="InvalidOperationException">It does not.</exception>
    internal void Replace(string file, string before, string after)
    {
        var text = File.ReadAllText(Path(file)).ReplaceLineEndings("\n");
        if (!text.Contains(before, StringComparison.Ordinal))
            throw new InvalidOperationException($"infra/{file} does not contain: {before}");
        File.WriteAllText(Path(file), text.Replace(before, after, StringComparison.Ordinal));
    }

    /// <summary>Writes the parameters file of a variant.</summary>
    /// <returns>Its full path.</returns>
    internal string Write(InfraVariant variant)
    {
        var copy = $"variant-{variant.Name}.bicepparam";
        File.Copy(Path(variant.ParametersFile), Path(copy), overwrite: true);
        foreach (var (setting, value) in variant.Settings)
            Replace(copy, $"readEnvironmentVariable('{setting}', '{InfraVariant.Defaults[setting]}')", $"'{value}'");
        return Path(copy);
    }

    public void Dispose() => _root.Delete(recursive: true);

    private static void Copy(string source, string target)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(target)!);
        File.Copy(source, target);
    }
}
