using System.CommandLine;
using Bridge.Cli.Cert.Requests;
using Bridge.Cli.Installation;
using Bridge.Functions.Settings;
using Bridge.Functions.Storage;
using Bridge.Functions.Vault;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Bridge.Cli.Secrets;

/// <summary>Opens the installation for one of the commands.</summary>
internal static class SecretsRuns
{
    internal static Task<int> OnAsync(
        ParseResult parsed, Func<SecretsRun, DateTimeOffset, Task<int>> work, CancellationToken cancellationToken) =>
        InstallationRun.OnAsync(
            parsed, _ => { },
            open =>
            {
                var services = open.Services;
                var time = services.GetRequiredService<TimeProvider>();
                var run = new SecretsRun(
                    services.GetRequiredService<VaultClients>(),
                    services.GetRequiredService<IOptions<ReceivingOptions>>().Value,
                    services.GetRequiredService<IOptions<TruvOptions>>().Value,
                    token => new SignerStore(services.GetRequiredService<StorageClients>().Ledger).ReadAsync(token),
                    time, CertificateOption.Talk(parsed));
                return work(run, time.GetUtcNow());
            },
            cancellationToken);
}
