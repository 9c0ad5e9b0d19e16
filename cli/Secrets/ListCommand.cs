using System.CommandLine;
using Bridge.Cli.Cert.Inventory;
using Bridge.Cli.Installation;
using Bridge.Cli.Parked;
using Bridge.Cli.Terminal;
using Spectre.Console;

namespace Bridge.Cli.Secrets;

/// <summary><c>bridge secrets list</c>.</summary>
internal static class ListCommand
{
    internal static Command Create()
    {
        var command = new Command(
            "list", "List Access Secrets, header values and pins: state, times, and when an Access Secret signed last. No value is read.")
        {
            Listing.Json,
        };
        InstallationOptions.AddTo(command);
        command.SetAction((parsed, cancellationToken) => SecretsRuns.OnAsync(
            parsed,
            async (run, now) =>
            {
                var items = await run.ListAsync(cancellationToken);
                var output = parsed.InvocationConfiguration.Output;
                if (!parsed.GetValue(Listing.Json)) Consoles.For(output).Write(Table(items));
                else foreach (var item in items) await output.WriteLineAsync(InventoryOutput.Json(item, now));
                return ExitCodes.Success;
            },
            cancellationToken));
        return command;
    }

    private static Table Table(IEnumerable<InventoryItem> items)
    {
        var table = new Table().Border(TableBorder.Rounded).BorderColor(Color.Grey);
        foreach (var column in new[] { "Kind", "Name", "State", "Used by", "Counts from", "Until", "Signed last" }) table.AddColumn(column);
        foreach (var item in items)
            table.AddRow([.. new[]
            {
                item.Kind, item.Name, item.State, item.UsedBy, $"{item.NotBefore ?? item.CreatedAt:u}", $"{item.ExpiresAt:u}",
                $"{item.LastUsedAt:u}",
            }.Select(Markup.Escape)]);
        return table;
    }
}
