using Bridge.Cli.Deploy.Azure;

namespace Bridge.Cli.Deploy;

/// <summary>What is left to do once everything stands.</summary>
internal static class NextSteps
{
    /// <summary>Lines for the person at the terminal.</summary>
    internal static IEnumerable<string> After(Deployed deployed) =>
    [
        $"Webhook address, for Truv Support:  {deployed.WebhookUrl}",
        $"Address of our calls, likewise:     {deployed.EgressAddress}",
        $"Vault that has to be filled:        {deployed.KeyVault} (docs/deploy.md says with what)",
    ];

    /// <summary>What the doctor's exit code means here.</summary>
    internal static string AfterExamination(int? exitCode) => exitCode switch
    {
        null => "Nobody has looked at it: this program has no doctor. Its log says whether the app has started.",
        0 => "The doctor has no complaint.",
        _ => "The doctor objects; its lines say what to do. On a first deployment the vault is still empty.",
    };
}
