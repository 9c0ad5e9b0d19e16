using System.CommandLine;
using Bridge.Cli.Deploy.Azure;

namespace Bridge.Cli.Deploy;

/// <summary>What is left to do once everything stands.</summary>
internal static class NextSteps
{
    /// <summary>Lines for the person at the terminal.</summary>
    /// <param name="deployed">What was deployed.</param>
    /// <param name="root">All commands of this program.</param>
    internal static IEnumerable<string> After(Deployed deployed, Command root)
    {
        yield return $"Webhook address, for Truv Support:  {deployed.WebhookUrl}";
        yield return $"Address of our calls, likewise:     {deployed.EgressAddress}";
        yield return $"Vault that has to be filled:        {deployed.KeyVault} (docs/deploy.md says with what)";
        var settings = $"az functionapp config appsettings list --resource-group {deployed.ResourceGroup} "
            + $"--name {deployed.FunctionApp} >settings.json";
        if (root.Subcommands.Any(command => command.Name == "doctor"))
            yield return $"Then check it:                      {settings} && ./bridge doctor --settings settings.json";
    }
}
