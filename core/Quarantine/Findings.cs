using Bridge.Core.Events;
using Bridge.Core.Webhooks;

namespace Bridge.Core.Quarantine;

/// <summary>What a second look at a quarantined webhook found.</summary>
/// <param name="Signature">The refusal of the signature; null when a secret in force produces it.</param>
/// <param name="Body">The refusal of the body; null when it was read, or not looked at for want of a signature.</param>
/// <param name="Event">The event; null unless signature and body both pass.</param>
/// <param name="Evidence">The evidence with which the webhook would be released.</param>
public sealed record Findings(Verdict? Signature, Verdict? Body, TruvEvent? Event, Evidence Evidence)
{
    /// <summary>Why the webhook cannot be released, and what to do; null when it can.</summary>
    public string? Obstacle => Signature is { } signature ? $"{signature}: {signature.Cause} {signature.Remedy}"
        : Body is { } body ? $"{body}: Truv signed it, but nobody can read it, so it cannot be released. {body.Cause} "
            + "Report the bytes to Truv Support (show --out FILE), then drop it."
        : null;
}
