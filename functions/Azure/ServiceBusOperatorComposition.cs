using Bridge.Core.DeadLetters;
using Bridge.Core.Parked;
using Bridge.Core.Quarantine;
using Bridge.Functions.Vault;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace Bridge.Functions.Azure;

/// <summary>Puts the operator's side of the queues together, on top of <see cref="BridgeComposition"/>.</summary>
public static class ServiceBusOperatorComposition
{
    /// <summary>Adds the quarantine queue, the secrets in force, release and drop.</summary>
    public static IHostApplicationBuilder AddQuarantine(this IHostApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.TryAddSingleton<ServiceBusOperatorClient>();
        builder.Services
            .AddSingleton<IQuarantineQueue, ServiceBusQuarantineQueue>()
            .AddSingleton<IParkedQueue<QuarantinedWebhook>>(services => services.GetRequiredService<IQuarantineQueue>())
            .AddSingleton<IAccessSecrets, VaultAccessSecrets>()
            .AddSingleton<ParkedReader<QuarantinedWebhook>>()
            .AddSingleton<QuarantineRelease>()
            .AddSingleton<ParkedDrop<QuarantinedWebhook>>();
        return builder;
    }

    /// <summary>Adds the dead-letter queues.</summary>
    public static IHostApplicationBuilder AddDeadLetters(this IHostApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.TryAddSingleton<ServiceBusOperatorClient>();
        builder.Services.AddSingleton<IDeadLetterQueues, ServiceBusDeadLetterQueues>();
        return builder;
    }
}
