using System.IO.Compression;
using System.Reflection;

namespace Bridge.Cli.Deploy.Package;

/// <summary>Builds, packs and inspects; what fails any of it is never written under its final name.</summary>
internal sealed class Packager(IAppBuild build, Action<string> say)
{
    /// <summary>Makes the package.</summary>
    /// <param name="folder">Where it goes.</param>
    /// <param name="precompiled">Whether to compile ahead of time.</param>
    /// <param name="cancellationToken">Ends the build.</param>
    /// <returns>Its path.</returns>
    /// <exception cref="NotStartedException">It may not or cannot be made; says why.</exception>
    internal async Task<string> MakeAsync(string folder, bool precompiled, CancellationToken cancellationToken)
    {
        await DemandOfficialAsync(cancellationToken);
        say($"Building for linux-x64{(precompiled ? ", compiled ahead of time" : "")} …");
        var published = Directory.CreateTempSubdirectory("bridge-publish-");
        try
        {
            if (await build.PublishAsync(published.FullName, precompiled, cancellationToken) != 0)
                throw new NotStartedException(Failure(precompiled));
            var package = await PackageWriter.WriteAsync(published.FullName, folder, Version(), cancellationToken);
            return Inspected(package, precompiled);
        }
        finally
        {
            published.Delete(recursive: true);
        }
    }

    private async Task DemandOfficialAsync(CancellationToken cancellationToken)
    {
        var flavour = await build.FlavourAsync(cancellationToken);
        if (flavour != "official")
            throw new NotStartedException("This build uses stand-ins for Microsoft.Azure.Functions.Worker and "
                + "Azure.Messaging.ServiceBus, which run on a laptop only, so there is nothing to deploy. Restore the official "
                + "packages from a feed that carries them (AzureSdk=official ./bridge deploy …); see docs/decisions/0001.");
    }

    private static string Inspected(string package, bool precompiled)
    {
        IReadOnlyList<PackageProblem> problems;
        using (var zip = ZipFile.OpenRead(package)) problems = PackageInspection.Problems(zip, precompiled);
        if (problems.Count == 0) return package;
        File.Delete(package);
        throw new NotStartedException($"The package must not be deployed:\n  {string.Join("\n  ", problems)}");
    }

    private static string Failure(bool precompiled) => precompiled
        ? "The build failed; the errors stand above. If the feed lacks the compiler package "
            + "(microsoft.netcore.app.crossgen2), --no-ready-to-run builds without it, for a slower first request."
        : "The build failed; the errors stand above.";

    private static string Version() =>
        typeof(Packager).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];
}
