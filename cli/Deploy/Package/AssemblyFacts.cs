using System.IO.Compression;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Bridge.Cli.Deploy.Package;

/// <summary>What one assembly says of itself, read without loading it.</summary>
/// <param name="IsSigned">Whether it has a strong name, as all official packages have and no stand-in has.</param>
/// <param name="IsPrecompiled">Whether it holds machine code (ReadyToRun).</param>
internal sealed record AssemblyFacts(bool IsSigned, bool IsPrecompiled)
{
    internal static AssemblyFacts Read(ZipArchiveEntry entry)
    {
        using var memory = new MemoryStream();
        using (var file = entry.Open()) file.CopyTo(memory);
        memory.Position = 0;
        using var image = new PEReader(memory);
        if (!image.HasMetadata) return new AssemblyFacts(false, false);

        var metadata = image.GetMetadataReader();
        var key = metadata.GetAssemblyDefinition().PublicKey;
        return new AssemblyFacts(!key.IsNil, image.PEHeaders.CorHeader!.ManagedNativeHeaderDirectory.Size > 0);
    }
}
