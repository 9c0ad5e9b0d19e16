namespace Bridge.Cli.Deploy.Azure;

/// <summary>
/// One deployment: shows what would change, asks, deploys, publishes. The package has a name of its own and is uploaded before the
/// app is told of it, so that a running app never looks for one that is not there.
/// </summary>
/// <param name="azure">Azure's command line.</param>
/// <param name="target">Where to.</param>
/// <param name="confirm">Asks the person at the terminal.</param>
/// <param name="say">Tells the person at the terminal.</param>
/// <param name="time">The clock.</param>
internal sealed class Deployment(IAzure azure, DeploymentTarget target, Func<bool> confirm, Action<string> say, TimeProvider time)
{
    private readonly Publication _publication = new(azure, time, say);

    /// <summary>Shows what would change.</summary>
    internal async Task PreviewAsync(CancellationToken cancellationToken)
    {
        var account = await azure.AskAsync(
            ["account", "show", "--query", "join(' ', [name, id])", "--output", "tsv"], cancellationToken);
        if (account.ExitCode != 0) throw new NotStartedException("Nobody is signed in to Azure: az login, then again.");
        say($"{target.Name} to subscription {account.Output.Trim()}, region {target.Location}: what would change");
        await DemandAsync([.. target.Command("what-if")], "The preview failed", cancellationToken);
    }

    /// <summary>Deploys and publishes.</summary>
    /// <param name="package">Path of the package.</param>
    /// <param name="cancellationToken">Ends the commands.</param>
    /// <returns>What was deployed; null when the person said no.</returns>
    internal async Task<Deployed?> RunAsync(string package, CancellationToken cancellationToken)
    {
        await PreviewAsync(cancellationToken);
        if (!confirm()) return null;

        var earlier = await EarlierAsync(cancellationToken);
        if (earlier is { IsFlex: false }) await _publication.UploadAsync(earlier, package, tries: 1, cancellationToken);
        say("Deploying …");
        var answer = await azure.AskAsync(
            [.. target.Command("create"), "--query", "properties.outputs", "--output", "json"], cancellationToken);
        if (answer.ExitCode != 0) throw new NotStartedException("The deployment failed; Azure's reasons stand above.");
        var deployed = Deployed.Parse(answer.Output)
            ?? throw new NotStartedException("The deployment has put out nothing: was infra/main.bicep changed?");
        say("Publishing …");
        await _publication.PublishAsync(deployed, package, earlier, cancellationToken);
        return deployed;
    }

    private async Task<Deployed?> EarlierAsync(CancellationToken cancellationToken)
    {
        var answer = await azure.AskAsync(
            ["deployment", "sub", "show", "--name", target.Name, "--query", "properties.outputs", "--output", "json"],
            cancellationToken);
        return answer.ExitCode == 0 ? Deployed.Parse(answer.Output) : null;
    }

    private async Task DemandAsync(IReadOnlyList<string> arguments, string failure, CancellationToken cancellationToken)
    {
        if (await azure.ShowAsync(arguments, cancellationToken) != 0)
            throw new NotStartedException($"{failure}; Azure's reasons stand above.");
    }
}
