using System.Net;
using Bridge.Cli.Doctor.Azure;
using Bridge.Core.Truv;
using Bridge.Functions.Settings;
using Bridge.Functions.Vault;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Bridge.Cli.Doctor;

/// <summary>One installation under examination, and what the lines have found so far.</summary>
/// <param name="services">The app's own composition, not started.</param>
/// <param name="time">The clock of this machine.</param>
/// <param name="isLocal">Whether it is a running <c>bridge up</c>.</param>
internal sealed class Examination(IServiceProvider services, TimeProvider time, bool isLocal) : IDisposable
{
    internal IServiceProvider Services => services;

    internal TimeProvider Time => time;

    internal bool IsLocal => isLocal;

    internal DateTimeOffset Now => time.GetUtcNow();

    internal TruvOptions Truv => services.GetRequiredService<IOptions<TruvOptions>>().Value;

    internal KeyVaultOptions KeyVault => services.GetRequiredService<IOptions<KeyVaultOptions>>().Value;

    internal Uri WebhookUrl => services.GetRequiredService<IOptions<ReconciliationOptions>>().Value.WebhookUrl!;

    internal Uri ApiHost => Truv.EffectiveBaseAddress;

    /// <summary>Reads the app's properties from Azure's management API; null when nobody said which app it is.</summary>
    internal SiteReader? Site { get; init; }

    /// <summary>The access headers, once the vault is read.</summary>
    internal TruvCredentials? Credentials { get; set; }

    /// <summary>Whether the vault did not answer at all.</summary>
    internal bool IsVaultAway { get; set; }

    /// <summary>The client certificate, once it is read.</summary>
    internal ClientCertificate? Certificate { get; set; }

    /// <summary>The address from which this machine reaches the API host.</summary>
    internal EndPoint? LocalEnd { get; set; }

    /// <summary>What the API answered to a call with certificate and access headers.</summary>
    internal HttpStatusCode? ApiStatus { get; set; }

    /// <summary>The time that a server told, with our own at that moment.</summary>
    internal (string Server, DateTimeOffset Theirs, DateTimeOffset Ours)? ServerTime { get; set; }

    /// <summary>The app's properties in Azure.</summary>
    internal SiteProperties? SiteProperties { get; set; }

    public void Dispose() => Certificate?.Dispose();
}
