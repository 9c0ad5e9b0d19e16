using Bridge.Core.Webhooks;

namespace Bridge.Functions.Settings;

/// <summary>What is wrong with settings of receiving that are sound one by one.</summary>
internal static class ReceivingValidation
{
    internal static IEnumerable<string> Problems(ReceivingOptions options) =>
        HeaderProblems(options).Concat(TimeProblems(options)).Concat(QuarantineProblems(options));

    private static IEnumerable<string> HeaderProblems(ReceivingOptions options)
    {
        var names = options.Headers.Select(header => header.Name).Where(name => name.Length > 0);
        foreach (var group in names.GroupBy(name => name, StringComparer.OrdinalIgnoreCase).Where(group => group.Skip(1).Any()))
            yield return $"Receiving__Headers has '{group.Key}' twice: list all accepted values in one Secrets.";
        foreach (var name in names.Where(IsTaken))
            yield return $"Receiving__Headers has '{name}', which HTTP, the platform or Truv's signature writes: agree on "
                + "another name with Truv Support.";
    }

    private static bool IsTaken(string name) =>
        name.Equals(SignatureCheck.HeaderName, StringComparison.OrdinalIgnoreCase)
        || name.StartsWith("X-ARR-", StringComparison.OrdinalIgnoreCase)
        || name.StartsWith("X-Forwarded-", StringComparison.OrdinalIgnoreCase)
        || name.StartsWith("Content-", StringComparison.OrdinalIgnoreCase)
        || name.ToUpperInvariant() is "HOST" or "CONNECTION" or "TRANSFER-ENCODING" or "USER-AGENT" or "DATE";

    private static IEnumerable<string> TimeProblems(ReceivingOptions options)
    {
        if (options.BodyTimeout >= options.Deadline)
            yield return "Receiving__BodyTimeout must be shorter than Receiving__Deadline: the queue needs what is left.";
    }

    private static IEnumerable<string> QuarantineProblems(ReceivingOptions options)
    {
        if (options.Quarantine.MessagesPerHour > 0 && options.Quarantine.BytesPerHour < options.MaxBodyBytes)
            yield return "Receiving__Quarantine__BytesPerHour must not be less than Receiving__MaxBodyBytes, or the largest "
                + "webhooks would never be kept; MessagesPerHour 0 keeps none at all.";
    }
}
