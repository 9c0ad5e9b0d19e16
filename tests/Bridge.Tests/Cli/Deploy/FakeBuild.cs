using Bridge.Cli.Deploy.Package;

namespace Bridge.Tests.Cli.Deploy;

/// <summary>A build that publishes what it is told.</summary>
internal sealed class FakeBuild(PackageBuilder files, string flavour = "official", int exitCode = 0) : IAppBuild
{
    internal int Builds { get; private set; }

    public Task<string> FlavourAsync(CancellationToken cancellationToken) => Task.FromResult(flavour);

    public Task<int> PublishAsync(string folder, bool precompiled, CancellationToken cancellationToken)
    {
        Builds++;
        files.WriteTo(folder);
        return Task.FromResult(exitCode);
    }
}
