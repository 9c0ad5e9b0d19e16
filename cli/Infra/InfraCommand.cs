using System.CommandLine;

namespace Bridge.Cli.Infra;

/// <summary><c>bridge infra</c>: what is deployed to Azure.</summary>
internal static class InfraCommand
{
    internal static Command Create() =>
        new("infra", "What is deployed to Azure: compile it and hold it to the rules, without Azure.") { CheckCommand.Create() };
}
