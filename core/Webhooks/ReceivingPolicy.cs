using Bridge.Core.Certificates;

namespace Bridge.Core.Webhooks;

/// <summary>Everything that a webhook is checked against; immutable, replaced as a whole when a secret rotates.</summary>
/// <param name="TrustRules">Rules for the client certificate, at least one.</param>
/// <param name="Headers">Required custom headers.</param>
/// <param name="Secrets">Active Access Secrets, at least one.</param>
public sealed record ReceivingPolicy(
    IReadOnlyList<TrustRule> TrustRules, IReadOnlyList<RequiredHeader> Headers, IReadOnlyList<AccessSecret> Secrets);
