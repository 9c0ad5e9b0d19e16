using Bridge.Core.Quarantine;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Bridge.Functions.Azure;

/// <summary>Puts the operator's side of the quarantine together, on top of <see cref="BridgeComposition"/>.</summary>
public static class ServiceBusQuarantineComposition
{
    /// <summary>Adds the quarantine queue, the secrets in force, release and drop.</summary>
    public static IHostApplicationBuilder AddQuarantine(this IHostApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services
            .AddSingleton<ServiceBusQuarantineClient>()
            .AddSingleton<IQuarantineQueue, ServiceBusQuarantineQueue>()
            .AddSingleton<IAccessSecrets, VaultAccessSecrets>()
            .AddSingleton<QuarantineReader>()
            .AddSingleton<QuarantineRelease>()
            .AddSingleton<QuarantineDrop>();
        return builder;
    }
}
