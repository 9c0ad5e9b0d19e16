using System.IO.Compression;
using System.Security.Cryptography;

namespace Bridge.Cli.Deploy.Package;

/// <summary>Makes the package of what was published: the same files give the same bytes, and so the same name.</summary>
internal static class PackageWriter
{
    // The first moment that a zip file can name.
    private static readonly DateTimeOffset Moment = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    // -rw-r--r--, and -rwxr-xr-x for the one program, in the upper half as Unix tools write it.
    private const int Plain = 0x81A4 << 16;
    private const int Executable = 0x81ED << 16;
    private const string Program = "Bridge.Functions";

    /// <summary>Writes the package into a folder.</summary>
    /// <returns>Its path; the name carries version and content.</returns>
    internal static async Task<string> WriteAsync(
        string published, string folder, string version, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(folder);
        var draft = Path.Combine(folder, "bridge.zip.draft");
        await using (var file = File.Create(draft))
        await using (var zip = new ZipArchive(file, ZipArchiveMode.Create))
        {
            var names = Directory.EnumerateFiles(published, "*", SearchOption.AllDirectories)
                .Select(path => Path.GetRelativePath(published, path).Replace('\\', '/'))
                .Order(StringComparer.Ordinal);
            foreach (var name in names) await AddAsync(zip, published, name, cancellationToken);
        }

        var target = Path.Combine(folder, $"bridge-{version}-{await FingerprintAsync(draft, cancellationToken)}.zip");
        File.Move(draft, target, overwrite: true);
        return target;
    }

    private static async Task AddAsync(ZipArchive zip, string published, string name, CancellationToken cancellationToken)
    {
        var entry = zip.CreateEntry(name, CompressionLevel.Optimal);
        entry.LastWriteTime = Moment;
        entry.ExternalAttributes = name == Program ? Executable : Plain;
        await using var source = File.OpenRead(Path.Combine(published, name));
        await using var target = await entry.OpenAsync(cancellationToken);
        await source.CopyToAsync(target, cancellationToken);
    }

    private static async Task<string> FingerprintAsync(string file, CancellationToken cancellationToken)
    {
        await using var stream = File.OpenRead(file);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, cancellationToken))[..12];
    }
}
