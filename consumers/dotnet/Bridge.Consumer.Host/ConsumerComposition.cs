using Azure.Identity;
using Azure.Messaging.ServiceBus;
using Azure.Storage.Blobs;
using Bridge.Consumer.Claims;
using Bridge.Consumer.Contract;
using Bridge.Consumer.Processing;
using Bridge.Consumer.Signatures;
using Microsoft.Extensions.DependencyInjection;

namespace Bridge.Consumer.Host;

/// <summary>Puts the parts together.</summary>
internal static class ConsumerComposition
{
    internal static IServiceCollection AddConsumer(this IServiceCollection services, ConsumerOptions options) => services
        .AddSingleton(options)
        .AddSingleton(TimeProvider.System)
        .AddSingleton<EventContract>()
        .AddSingleton<IEventHandler, LatestBySubject>()
        .AddSingleton(Client(options))
        .AddSingleton(new QueuePumpOptions(options.Queue));

    internal static IClaimCheck? Claims(ConsumerOptions options) => options.Claims is not { Length: > 0 } storage
        ? null
        : new BlobClaimCheck(IsConnectionString(storage)
            ? new BlobContainerClient(storage, options.ClaimsContainer)
            : new BlobContainerClient(
                new Uri($"{storage.TrimEnd('/')}/{options.ClaimsContainer}"), new DefaultAzureCredential()));

    internal static SignatureVerifier? Signatures(ConsumerOptions options) => options.AccessSecrets.Count == 0
        ? null
        : new SignatureVerifier(options.AccessSecrets, options.AcceptUnsigned);

    private static ServiceBusClient Client(ConsumerOptions options) => IsConnectionString(options.ServiceBus)
        ? new ServiceBusClient(options.ServiceBus)
        : new ServiceBusClient(options.ServiceBus, new DefaultAzureCredential());

    private static bool IsConnectionString(string text) => text.Contains('=', StringComparison.Ordinal);
}
