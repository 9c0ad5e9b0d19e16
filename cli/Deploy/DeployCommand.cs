using System.CommandLine;
using Bridge.Cli.Deploy.Azure;
using Bridge.Cli.Deploy.Package;

namespace Bridge.Cli.Deploy;

/// <summary><c>bridge deploy</c>: from the sources to a running app.</summary>
internal static class DeployCommand
{
    private const string Description =
        """
        Build the app, deploy infra/ to an Azure subscription, publish the app there, and have the doctor look at it. Shows what
        would change and asks first. Needs the official packages and the Azure CLI (az), signed in. docs/deploy.md leads
        through the first time.

        Examples:
          bridge deploy sandbox
          bridge deploy production --yes
          bridge deploy sandbox --what-if
          bridge deploy --package-only

        Exit codes: 0 done, 1 you said no or the doctor objects, 2 wrong usage, 4 it could not be built or deployed; the message says why.
        """;

    private static readonly Argument<string?> Environment = new("environment")
    {
        Description = "sandbox or production: the parameters file infra/NAME.bicepparam.", Arity = ArgumentArity.ZeroOrOne,
    };

    private static readonly Option<bool> PackageOnly = new("--package-only")
    {
        Description = "Make and inspect the package; touch no Azure.",
    };

    private static readonly Option<bool> WhatIf = new("--what-if") { Description = "Show what would change, and end." };

    private static readonly Option<bool> Yes = new("--yes") { Description = "Do not ask." };

    private static readonly Option<bool> NoReadyToRun = new("--no-ready-to-run")
    {
        Description = "Do not compile ahead of time: for feeds without that compiler; the first request is slower.",
    };

    private static readonly Option<string> Output = new("--output")
    {
        Description = "Folder for the package.", DefaultValueFactory = _ => Path.Combine(".bridge", "package"), HelpName = "folder",
    };

    internal static Command Create()
    {
        var command = new Command("deploy", Description) { Environment, PackageOnly, WhatIf, Yes, NoReadyToRun, Output };
        Environment.AcceptOnlyFromAmong("sandbox", "production");
        command.Validators.Add(parsed =>
        {
            if (!parsed.GetValue(PackageOnly) && parsed.GetValue(Environment) is null)
                parsed.AddError("Say where to: sandbox or production. Or --package-only.");
        });
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        try
        {
            return await DeployAsync(parsed, cancellationToken);
        }
        catch (NotStartedException e)
        {
            await parsed.InvocationConfiguration.Error.WriteLineAsync(e.Message);
            return ExitCodes.NotStarted;
        }
    }

    private static async Task<int> DeployAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var output = parsed.InvocationConfiguration.Output;
        var az = parsed.GetValue(PackageOnly) ? null : AzureCli.Locate(System.Environment.GetEnvironmentVariable("PATH"));
        if (az is not null) AlertAddresses.Demand(System.Environment.GetEnvironmentVariable(AlertAddresses.Setting));
        var folder = Path.GetFullPath(parsed.GetValue(Output)!, RepositoryRoot.Path);
        var package = await new Packager(new DotnetAppBuild(), output.WriteLine)
            .MakeAsync(folder, !parsed.GetValue(NoReadyToRun), cancellationToken);
        await output.WriteLineAsync($"Package: {package} ({new FileInfo(package).Length / 1024} KiB), inspected.");
        if (az is null) return ExitCodes.Success;

        var location = System.Environment.GetEnvironmentVariable("BRIDGE_LOCATION") ?? DeploymentTarget.DefaultLocation;
        var target = new DeploymentTarget(parsed.GetValue(Environment)!, location);
        var azure = new AzureCli(az, Path.GetFileName(package));
        var deployment = new Deployment(azure, target, () => parsed.GetValue(Yes) || Confirmed(output), output.WriteLine, TimeProvider.System);
        if (parsed.GetValue(WhatIf))
        {
            await deployment.PreviewAsync(cancellationToken);
            return ExitCodes.Success;
        }

        if (await deployment.RunAsync(package, cancellationToken) is not { } deployed) return ExitCodes.Failure;
        foreach (var line in NextSteps.After(deployed)) await output.WriteLineAsync(line);
        var examined = await Examination.RunAsync(
            parsed.RootCommandResult.Command, azure, deployed, parsed.InvocationConfiguration, cancellationToken);
        await output.WriteLineAsync(NextSteps.AfterExamination(examined));
        return examined is null or ExitCodes.Success ? ExitCodes.Success : ExitCodes.Failure;
    }

    private static bool Confirmed(TextWriter output)
    {
        output.Write("Deploy this? [y/N] ");
        return Console.ReadLine()?.Trim().ToUpperInvariant() is "Y" or "YES";
    }
}
