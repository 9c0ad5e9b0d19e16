using System.CommandLine;
using Bridge.Cli.Cert.Requests;
using Bridge.Cli.Installation;
using Bridge.Cli.Parked;
using Bridge.Functions.Settings;
using Bridge.Functions.Vault;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Bridge.Cli.Cert.Inventory;

/// <summary>What showing and checking have in common.</summary>
internal static class InventoryCommands
{
    internal static Command Create(
        string name, string description, Func<Talk, IReadOnlyList<InventoryItem>, bool, DateTimeOffset, Task<int>> work)
    {
        var command = new Command(name, description) { Listing.Json };
        InstallationOptions.AddTo(command);
        command.SetAction((parsed, cancellationToken) => InstallationRun.OnAsync(
            parsed, _ => { },
            async open =>
            {
                var time = open.Services.GetRequiredService<TimeProvider>();
                var items = await Reader(open.Services, time).ReadAsync(cancellationToken);
                return await work(CertificateOption.Talk(parsed), items, parsed.GetValue(Listing.Json), time.GetUtcNow());
            },
            cancellationToken));
        return command;
    }

    internal static InventoryReader Reader(IServiceProvider services, TimeProvider time) => new(
        services.GetRequiredService<VaultClients>(), services.GetRequiredService<IOptions<ReceivingOptions>>().Value,
        services.GetRequiredService<IOptions<TruvOptions>>().Value, time);
}
