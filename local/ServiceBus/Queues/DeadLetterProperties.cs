namespace Bridge.Local.ServiceBus.Queues;

/// <summary>The application properties that say why a message was dead-lettered.</summary>
internal static class DeadLetterProperties
{
    internal const string Reason = "DeadLetterReason";
    internal const string Description = "DeadLetterErrorDescription";

    internal static Dictionary<string, object> Of(
        string? reason, string? description, IReadOnlyDictionary<string, object>? more = null)
    {
        var properties = more?.ToDictionary(pair => pair.Key, pair => pair.Value) ?? [];
        if (reason is not null) properties[Reason] = reason;
        if (description is not null) properties[Description] = description;
        return properties;
    }
}
