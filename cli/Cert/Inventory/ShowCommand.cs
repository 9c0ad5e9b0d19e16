using System.CommandLine;

namespace Bridge.Cli.Cert.Inventory;

/// <summary><c>bridge cert show</c>: every certificate, pin and secret in use.</summary>
internal static class ShowCommand
{
    internal static Command Create() => InventoryCommands.Create(
        "show",
        "Show every certificate, authority, pin and secret in use: state, days left, age, where it is used. No secret is read.",
        async (talk, items, json, now) =>
        {
            await InventoryOutput.WriteAsync(talk.Output, items, json, now);
            return ExitCodes.Success;
        });
}
