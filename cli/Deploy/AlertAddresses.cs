namespace Bridge.Cli.Deploy;

/// <summary>Who gets the alerts: a deployment whose alarms nobody reads is none.</summary>
internal static class AlertAddresses
{
    /// <summary>The variable that the parameters files read.</summary>
    internal const string Setting = "BRIDGE_ALERT_EMAILS";

    // Reserved for documents by RFC 2606: the default of the parameters files, which only makes them complete.
    private static readonly string[] OfDocuments = ["example.com", "example.net", "example.org", "example"];

    /// <summary>Refuses addresses at which nobody is.</summary>
    /// <param name="value">Value of <see cref="Setting"/>.</param>
    /// <exception cref="NotStartedException">One of them is none; says what to set.</exception>
    internal static void Demand(string? value)
    {
        var wrong = (value ?? "").Split(',').FirstOrDefault(address => !IsSomebody(address));
        if (wrong is null) return;
        throw new NotStartedException(
            $"{Setting} has to name who gets the alerts, with commas between; "
            + (string.IsNullOrWhiteSpace(value) ? "it is not set." : $"'{wrong}' is nobody's address."));
    }

    private static bool IsSomebody(string address) =>
        address.Trim().Split('@') is [{ Length: > 0 }, { Length: > 0 } host]
        && !OfDocuments.Any(domain => host.Equals(domain, StringComparison.OrdinalIgnoreCase)
            || host.EndsWith($".{domain}", StringComparison.OrdinalIgnoreCase));
}
