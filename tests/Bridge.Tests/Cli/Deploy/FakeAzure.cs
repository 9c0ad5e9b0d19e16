using Bridge.Cli.Deploy.Azure;

namespace Bridge.Tests.Cli.Deploy;

/// <summary>Azure's command line, as far as a deployment uses it; keeps what was asked, in order.</summary>
internal sealed class FakeAzure(string plan = "ElasticPremium") : IAzure
{
    internal List<string> Commands { get; } = [];

    /// <summary>Whether there was a deployment before.</summary>
    internal bool HasEarlier { get; init; }

    /// <summary>The beginning of a command that fails.</summary>
    internal string? Failing { get; init; }

    /// <summary>How many times it fails before it works.</summary>
    internal int Times { get; init; } = int.MaxValue;

    private int _failed;

    private string Outputs => $$"""
        {
          "resourceGroup": { "value": "rg-bridge-sandbox" }, "plan": { "value": "{{plan}}" },
          "functionApp": { "value": "func-bridge-x" }, "hostStorage": { "value": "sthostx" },
          "packageContainer": { "value": "app-package" }, "keyVault": { "value": "kv-x" },
          "webhookUrl": { "value": "https://func-bridge-x.azurewebsites.net/api/webhooks/truv" },
          "egressAddress": { "value": "192.0.2.1" }
        }
        """;

    public Task<AzureAnswer> AskAsync(IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        var command = Note(arguments);
        if (IsFailing(command)) return Task.FromResult(new AzureAnswer(1, ""));
        if (command.StartsWith("deployment sub show", StringComparison.Ordinal) && !HasEarlier)
            return Task.FromResult(new AzureAnswer(3, ""));
        return Task.FromResult(new AzureAnswer(0, command.StartsWith("account", StringComparison.Ordinal) ? "Test 1234" : Outputs));
    }

    public Task<int> ShowAsync(IReadOnlyList<string> arguments, CancellationToken cancellationToken) =>
        Task.FromResult(IsFailing(Note(arguments)) ? 1 : 0);

    private string Note(IReadOnlyList<string> arguments)
    {
        var command = string.Join(' ', arguments);
        Commands.Add(command);
        return command;
    }

    private bool IsFailing(string command) =>
        Failing is not null && command.StartsWith(Failing, StringComparison.Ordinal) && _failed++ < Times;
}
