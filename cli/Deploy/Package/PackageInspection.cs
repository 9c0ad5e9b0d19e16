using System.IO.Compression;

namespace Bridge.Cli.Deploy.Package;

/// <summary>Looks into a package before anybody deploys it: what must be there, what must not.</summary>
internal static class PackageInspection
{
    private static readonly string[] Needed =
        ["host.json", "functions.metadata", "worker.config.json", "Bridge.Functions.dll", "Bridge.Core.dll"];

    private static readonly Dictionary<string, string> Forbidden = new(StringComparer.OrdinalIgnoreCase)
    {
        ["local.settings.json"] = "settings of a laptop; they never leave it",
        ["Amqp.Net.dll"] = "belongs to the stand-ins: build with the official packages",
        ["Bridge.Cli.dll"] = "is a tool of the developers",
    };

    private static readonly string[] Official =
        ["Azure.Messaging.ServiceBus.dll", "Microsoft.Azure.Functions.Worker.dll", "Microsoft.Azure.Functions.Worker.Core.dll"];

    /// <summary>What is wrong; empty for a package that may be deployed.</summary>
    /// <param name="package">The package.</param>
    /// <param name="precompiled">Whether it has to be compiled for linux-x64 ahead of time (ReadyToRun).</param>
    internal static IReadOnlyList<PackageProblem> Problems(ZipArchive package, bool precompiled)
    {
        var entries = package.Entries.ToDictionary(entry => entry.FullName, StringComparer.OrdinalIgnoreCase);
        return
        [
            .. Needed.Concat(Official).Where(name => !entries.ContainsKey(name))
                .Select(name => new PackageProblem(name, "is missing: the host would find no function")),
            .. entries.Keys.Where(name => Forbidden.ContainsKey(Path.GetFileName(name)))
                .Select(name => new PackageProblem(name, Forbidden[Path.GetFileName(name)])),
            .. entries.Keys.Where(name => name.StartsWith("Bridge.Local.", StringComparison.OrdinalIgnoreCase))
                .Select(name => new PackageProblem(name, "is part of the laptop's Azure")),
            .. Official.Where(entries.ContainsKey).Where(name => !AssemblyFacts.Read(entries[name]).IsSigned)
                .Select(name => new PackageProblem(name, "is a stand-in: restore the official packages (docs/decisions/0001)")),
            .. Precompilation(entries, precompiled),
        ];
    }

    private static IEnumerable<PackageProblem> Precompilation(Dictionary<string, ZipArchiveEntry> entries, bool precompiled) =>
        precompiled && entries.TryGetValue("Bridge.Functions.dll", out var app) && !AssemblyFacts.Read(app).IsPrecompiled
            ? [new PackageProblem("Bridge.Functions.dll", "is not compiled ahead of time: the first webhook would wait for it")]
            : [];
}
