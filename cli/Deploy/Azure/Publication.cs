namespace Bridge.Cli.Deploy.Azure;

/// <summary>Brings the package to the app: by its container on Elastic Premium, by the platform's own deployment on Flex.</summary>
internal sealed class Publication(IAzure azure)
{
    internal async Task PublishAsync(Deployed deployed, string package, bool isUploaded, CancellationToken cancellationToken)
    {
        if (deployed.IsFlex)
        {
            await DemandAsync(
                [
                    "functionapp", "deployment", "source", "config-zip", "--resource-group", deployed.ResourceGroup,
                    "--name", deployed.FunctionApp, "--src", package,
                ],
                "The package was not accepted", cancellationToken);
            return;
        }

        if (!isUploaded) await UploadAsync(deployed, package, cancellationToken);
        await DemandAsync(
            ["functionapp", "restart", "--resource-group", deployed.ResourceGroup, "--name", deployed.FunctionApp],
            "The app was not restarted", cancellationToken);
        // A package that the platform did not deploy itself has to be announced, or timers would not be known.
        await DemandAsync(
            [
                "resource", "invoke-action", "--action", "syncfunctiontriggers", "--resource-group", deployed.ResourceGroup,
                "--resource-type", "Microsoft.Web/sites", "--name", deployed.FunctionApp,
            ],
            "The functions were not announced", cancellationToken);
    }

    /// <summary>Uploads the package as the person who is signed in; keys do not open the account.</summary>
    internal Task UploadAsync(Deployed deployed, string package, CancellationToken cancellationToken) => DemandAsync(
        [
            "storage", "blob", "upload", "--auth-mode", "login", "--account-name", deployed.HostStorage,
            "--container-name", deployed.PackageContainer, "--name", Path.GetFileName(package), "--file", package,
            "--overwrite", "true", "--output", "none",
        ],
        "The package was not uploaded: the account lets in the addresses of BRIDGE_OPERATOR_ADDRESSES and the group of "
        + "BRIDGE_OPERATOR_GROUP", cancellationToken);

    private async Task DemandAsync(IReadOnlyList<string> arguments, string failure, CancellationToken cancellationToken)
    {
        if (await azure.ShowAsync(arguments, cancellationToken) != 0)
            throw new NotStartedException($"{failure}; Azure's reasons stand above.");
    }
}
