using Azure;
using Azure.Identity;
using Azure.Messaging.ServiceBus;
using Bridge.Core.Claims;
using Bridge.Core.Ledger;
using Bridge.Functions.Vault;
using Microsoft.Extensions.Options;

namespace Bridge.Cli.Installation;

/// <summary>What went wrong with an installation, in words that name the next step.</summary>
internal static class InstallationTrouble
{
    /// <summary>Explains an exception.</summary>
    /// <returns>The explanation, or null for what is no trouble with an installation.</returns>
    internal static string? Explain(Exception exception, string origin) => exception switch
    {
        NotStartedException or LedgerException or ClaimCheckException => exception.Message,
        OptionsValidationException e => List($"{origin} cannot be used", e.Failures),
        AggregateException e when e.InnerExceptions.All(inner => inner is OptionsValidationException) => List(
            $"{origin} cannot be used", e.InnerExceptions.Cast<OptionsValidationException>().SelectMany(inner => inner.Failures)),
        RequestFailedException { Status: 403 } => $"The Key Vault of {origin} refuses this identity: an operator needs the roles Key "
            + "Vault Secrets Officer, Key Vault Certificates Officer and, for an authority, Key Vault Crypto Officer on it.",
        RequestFailedException e => VaultTrouble.Describe("entry", e),
        AggregateException or OperationCanceledException when VaultTrouble.IsTrouble(exception) => VaultTrouble.Describe("entry", exception),
        AuthenticationFailedException => "Nobody is signed in who may read the Key Vault: run 'az login' (local: is './bridge up' "
            + "still running?), then again.",
        UnauthorizedAccessException => "Service Bus refuses this identity: it needs the roles Azure Service Bus Data Receiver on "
            + "the queue that is worked on and Azure Service Bus Data Sender on the one that is sent to.",
        ServiceBusException { Reason: ServiceBusFailureReason.MessagingEntityNotFound } e =>
            $"Service Bus has no queue '{e.EntityPath}': check --queue and the settings ServiceBus__Received, "
            + "ServiceBus__Events and ServiceBus__Quarantine.",
        ServiceBusException e => $"Service Bus cannot be used ({e.Reason}): check the namespace of {origin}, its network rules, and "
            + "locally whether './bridge up' is still running.",
        FormatException => $"The setting ServiceBus of {origin} is no connection string: copy it whole, or set "
            + "ServiceBus__fullyQualifiedNamespace instead.",
        _ => null,
    };

    private static string List(string what, IEnumerable<string> failures) =>
        $"{what}:{string.Concat(failures.Select(failure => $"{System.Environment.NewLine}  - {failure}"))}";
}
