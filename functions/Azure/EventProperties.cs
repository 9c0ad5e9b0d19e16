using System.Globalization;
using Azure.Messaging.ServiceBus;
using Bridge.Core.Tracing;
using Bridge.Core.Webhooks;

namespace Bridge.Functions.Azure;

/// <summary>How evidence is written to, and read from, a message's application properties.</summary>
internal static class EventProperties
{
    internal const string EventType = "bridge-event-type";
    internal const string Status = "bridge-enrichment";
    /// <summary>W3C Trace Context; the name that Azure's own clients read, too.</summary>
    internal const string TraceParent = "traceparent";

    private const string Attempt = "bridge-attempt";
    private const string Source = "bridge-source";
    private const string ReceivedAt = "bridge-received-at";
    private const string Verdict = "bridge-verdict";
    private const string Signature = "bridge-signature";
    private const string Secret = "bridge-secret";
    private const string Certificate = "bridge-certificate-sha256";
    private const string Rule = "bridge-trust-rule";

    internal static void Write(Evidence evidence, ServiceBusMessage message)
    {
        var properties = message.ApplicationProperties;
        properties[Source] = evidence.Source;
        properties[ReceivedAt] = evidence.ReceivedAt.ToString("O", CultureInfo.InvariantCulture);
        Add(Verdict, evidence.Verdict);
        Add(Signature, evidence.Signature);
        Add(Secret, evidence.SecretLabel);
        Add(Certificate, evidence.CertificateSha256);
        Add(Rule, evidence.TrustRule);

        void Add(string name, string? value)
        {
            if (value is not null) properties[name] = value;
        }
    }

    /// <summary>Lets whoever takes the message continue the trace; nothing where there is none.</summary>
    internal static void WriteTrace(ServiceBusMessage message)
    {
        if (BridgeTrace.Parent is { } parent) message.ApplicationProperties[TraceParent] = parent;
    }

    internal static string? ReadTrace(ServiceBusReceivedMessage message) => Text(message, TraceParent);

    internal static Evidence Read(ServiceBusReceivedMessage message) => new()
    {
        Source = Text(message, Source) ?? "unknown",
        ReceivedAt = DateTimeOffset.TryParse(
            Text(message, ReceivedAt), CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var at)
            ? at
            : message.EnqueuedTime,
        Verdict = Text(message, Verdict),
        Signature = Text(message, Signature),
        SecretLabel = Text(message, Secret),
        CertificateSha256 = Text(message, Certificate),
        TrustRule = Text(message, Rule),
    };

    internal static int ReadAttempt(ServiceBusReceivedMessage message) =>
        message.ApplicationProperties.GetValueOrDefault(Attempt) is int attempt and >= 0 ? attempt : 0;

    internal static void WriteAttempt(int attempt, ServiceBusMessage message) =>
        message.ApplicationProperties[Attempt] = attempt;

    /// <summary>All application properties by name, as text.</summary>
    internal static Dictionary<string, string> Texts(ServiceBusReceivedMessage message) =>
        message.ApplicationProperties.ToDictionary(
            property => property.Key, property => Convert.ToString(property.Value, CultureInfo.InvariantCulture) ?? "");

    private static string? Text(ServiceBusReceivedMessage message, string name) =>
        message.ApplicationProperties.GetValueOrDefault(name) as string;
}
