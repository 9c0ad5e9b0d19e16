namespace Bridge.Local.KeyVault;

/// <summary>One way in which the vault fails.</summary>
/// <param name="Status">The status it answers; 0: it closes the connection without a word; -1: it never answers.</param>
/// <param name="Times">How many requests it meets.</param>
/// <param name="RetryAfter">Seconds in the header <c>Retry-After</c>; null for none.</param>
/// <param name="PathPrefix">Which requests it meets, such as <c>/secrets/</c>; null for all.</param>
public sealed record VaultFault(int Status, int Times = int.MaxValue, int? RetryAfter = null, string? PathPrefix = null)
{
    /// <summary>The vault is away.</summary>
    public static VaultFault Outage { get; } = new(0);

    /// <summary>The vault takes requests and never answers.</summary>
    public static VaultFault Hanging { get; } = new(-1);

    /// <summary>The vault throttles.</summary>
    /// <param name="times">How many requests.</param>
    /// <param name="retryAfter">When to come again, seconds.</param>
    public static VaultFault Throttled(int times, int retryAfter) => new(429, times, retryAfter);

    internal bool IsOutage => Status == 0;

    internal bool IsHanging => Status == -1;

    internal VaultRefusalException ToRefusal() => Status switch
    {
        429 => new(429, "Throttled", "Request was not processed because too many requests were received."),
        403 => new(403, "Forbidden", "The user, group or application does not have the permission.", "ForbiddenByRbac"),
        _ => new(Status, "InternalError", "The local vault was told to fail."),
    };
}
