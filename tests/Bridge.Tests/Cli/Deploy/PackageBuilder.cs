using System.IO.Compression;

namespace Bridge.Tests.Cli.Deploy;

/// <summary>A package to inspect: sound unless a test changes it. A signed assembly stands in for the official ones.</summary>
internal sealed class PackageBuilder
{
    private static readonly string Signed = typeof(Microsoft.Extensions.Hosting.IHost).Assembly.Location;
    private static readonly string Unsigned = typeof(PackageBuilder).Assembly.Location;

    private readonly Dictionary<string, string?> _files = new()
    {
        ["host.json"] = null,
        ["functions.metadata"] = null,
        ["worker.config.json"] = null,
        ["Bridge.Core.dll"] = Unsigned,
        ["Bridge.Functions.dll"] = Unsigned,
        ["Azure.Messaging.ServiceBus.dll"] = Signed,
        ["Microsoft.Azure.Functions.Worker.dll"] = Signed,
        ["Microsoft.Azure.Functions.Worker.Core.dll"] = Signed,
    };

    internal PackageBuilder Without(string name)
    {
        _files.Remove(name);
        return this;
    }

    internal PackageBuilder With(string name)
    {
        _files[name] = null;
        return this;
    }

    internal PackageBuilder WithStandIn(string name)
    {
        _files[name] = Unsigned;
        return this;
    }

    /// <summary>The framework's own assemblies are compiled ahead of time.</summary>
    internal PackageBuilder WithPrecompiledApp()
    {
        _files["Bridge.Functions.dll"] = typeof(object).Assembly.Location;
        return this;
    }

    internal ZipArchive Build()
    {
        var memory = new MemoryStream();
        using (var zip = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, source) in _files)
            {
                if (source is null) zip.CreateEntry(name);
                else zip.CreateEntryFromFile(source, name, CompressionLevel.NoCompression);
            }
        }

        memory.Position = 0;
        return new ZipArchive(memory);
    }

    /// <summary>Writes what a build would publish.</summary>
    internal void WriteTo(string folder)
    {
        foreach (var (name, source) in _files)
        {
            if (source is null) File.WriteAllText(Path.Combine(folder, name), "{}");
            else File.Copy(source, Path.Combine(folder, name));
        }
    }
}
