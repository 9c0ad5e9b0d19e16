using Bridge.Cli.Cert;
using Bridge.Cli.Installation;
using Bridge.Cli.Secrets;
using Bridge.Cli.Up;
using Bridge.Functions.Settings;
using Bridge.Functions.Storage;
using Bridge.Functions.Vault;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Bridge.Cli.Drill;

/// <summary>What every rotation works with: the running installation, the operator's commands on it, the load.</summary>
/// <param name="laptop">The local Azure and Truv.</param>
/// <param name="installation">The installation as an operator sees it.</param>
/// <param name="load">The load.</param>
/// <param name="bodies">Webhooks.</param>
/// <param name="calls">Calls of the API.</param>
/// <param name="options">How long.</param>
/// <param name="folder">For files that a command writes.</param>
internal sealed class DrillWork(
    Laptop laptop, OpenInstallation installation, WebhookLoad load, WebhookBodies bodies, ApiCalls calls, DrillOptions options,
    string folder)
{
    internal Laptop Laptop => laptop;

    internal WebhookLoad Load => load;

    internal WebhookBodies Bodies => bodies;

    internal ApiCalls Calls => calls;

    internal DrillOptions Options => options;

    internal VaultClients Vault => installation.Services.GetRequiredService<VaultClients>();

    internal TruvOptions Truv => installation.Services.GetRequiredService<IOptions<TruvOptions>>().Value;

    internal ReceivingOptions Receiving => installation.Services.GetRequiredService<IOptions<ReceivingOptions>>().Value;

    /// <summary>What the commands say is kept for the exception that a refusal becomes.</summary>
    internal StringWriter Said { get; } = new();

    internal Talk Talk => new(TextWriter.Null, Said);

    internal SecretsRun Secrets => new(
        Vault, Receiving, Truv,
        token => new SignerStore(installation.Services.GetRequiredService<StorageClients>().Ledger).ReadAsync(token),
        TimeProvider.System, Talk);

    internal string PathOf(string file) => Path.Combine(folder, file);

    /// <exception cref="NotStartedException">The command refused.</exception>
    internal void Require(int exitCode)
    {
        if (exitCode != ExitCodes.Success) throw new NotStartedException($"A command refused: {Said}");
    }

    /// <summary>Retires as an operator does: until the command no longer says that the old one is in use.</summary>
    internal async Task RetireAsync(string name, CancellationToken cancellationToken)
    {
        var patience = TimeSpan.FromSeconds(30);
        var started = TimeProvider.System.GetTimestamp();
        while (await Secrets.RetireAsync(name, null, force: false, cancellationToken) != ExitCodes.Success)
        {
            if (TimeProvider.System.GetElapsedTime(started) > patience) throw new NotStartedException($"'{name}' cannot be retired: {Said}");
            await Task.Delay(TimeSpan.FromMilliseconds(500), TimeProvider.System, cancellationToken);
        }
    }
}
