namespace Bridge.Cli.Deploy.Package;

/// <summary>Builds the function app for Azure.</summary>
internal interface IAppBuild
{
    /// <summary>Which packages the build uses: <c>official</c> or <c>standin</c>.</summary>
    Task<string> FlavourAsync(CancellationToken cancellationToken);

    /// <summary>Publishes for linux-x64 into a folder.</summary>
    /// <param name="folder">An empty folder.</param>
    /// <param name="precompiled">Whether to compile ahead of time.</param>
    /// <param name="cancellationToken">Ends the build.</param>
    /// <returns>The exit code; the build's own words go to the terminal when it is not 0.</returns>
    Task<int> PublishAsync(string folder, bool precompiled, CancellationToken cancellationToken);
}
