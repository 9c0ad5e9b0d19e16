namespace Bridge.Cli.Deploy.Azure;

/// <summary>Brings the package to the app: by its container on Elastic Premium, by the platform's own deployment on Flex.</summary>
/// <param name="azure">Azure's command line.</param>
/// <param name="time">The clock of the patience.</param>
/// <param name="say">Tells the person at the terminal.</param>
internal sealed class Publication(IAzure azure, TimeProvider time, Action<string> say)
{
    /// <summary>
    /// The package as azd's parameters name it, which know no other: always the last one, so that azd provision over a running app
    /// leaves it one.
    /// </summary>
    internal const string LastName = "bridge.zip";

    // A role assignment may take 10 minutes to reach storage (https://learn.microsoft.com/azure/role-based-access-control/troubleshooting).
    internal static readonly TimeSpan Pause = TimeSpan.FromSeconds(30);
    internal const int TriesWhileRolesAreNew = 24;

    internal async Task PublishAsync(Deployed deployed, string package, Deployed? earlier, CancellationToken cancellationToken)
    {
        var tries = earlier == deployed ? 1 : TriesWhileRolesAreNew;
        if (deployed.IsFlex)
        {
            await DemandAsync(
                [
                    "functionapp", "deployment", "source", "config-zip", "--resource-group", deployed.ResourceGroup,
                    "--name", deployed.FunctionApp, "--src", package,
                ],
                "The package was not accepted", tries, cancellationToken);
            return;
        }

        if (earlier != deployed) await UploadAsync(deployed, package, tries, cancellationToken);
        await UploadAsync(deployed, package, LastName, tries, cancellationToken);
        await DemandAsync(
            ["functionapp", "restart", "--resource-group", deployed.ResourceGroup, "--name", deployed.FunctionApp],
            "The app was not restarted", tries: 1, cancellationToken);
        // A package that the platform did not deploy itself has to be announced, or timers would not be known.
        await DemandAsync(
            [
                "resource", "invoke-action", "--action", "syncfunctiontriggers", "--resource-group", deployed.ResourceGroup,
                "--resource-type", "Microsoft.Web/sites", "--name", deployed.FunctionApp,
            ],
            "The functions were not announced", tries: 1, cancellationToken);
    }

    /// <summary>Uploads the package as the person who is signed in; keys do not open the account.</summary>
    internal Task UploadAsync(Deployed deployed, string package, int tries, CancellationToken cancellationToken) =>
        UploadAsync(deployed, package, Path.GetFileName(package), tries, cancellationToken);

    private Task UploadAsync(
        Deployed deployed, string package, string name, int tries, CancellationToken cancellationToken) => DemandAsync(
        [
            "storage", "blob", "upload", "--auth-mode", "login", "--account-name", deployed.HostStorage,
            "--container-name", deployed.PackageContainer, "--name", name, "--file", package,
            "--overwrite", "true", "--output", "none",
        ],
        "The package was not uploaded: the account lets in the addresses of BRIDGE_OPERATOR_ADDRESSES and the group of "
        + "BRIDGE_OPERATOR_GROUP", tries, cancellationToken);

    private async Task DemandAsync(
        IReadOnlyList<string> arguments, string failure, int tries, CancellationToken cancellationToken)
    {
        for (var left = tries; await azure.ShowAsync(arguments, cancellationToken) != 0;)
        {
            if (--left == 0) throw new NotStartedException($"{failure}; Azure's reasons stand above.");
            say($"Refused. New role assignments take some minutes to be known everywhere: trying for {left * Pause} more (Ctrl+C ends).");
            await Task.Delay(Pause, time, cancellationToken);
        }
    }
}
