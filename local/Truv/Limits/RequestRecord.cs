namespace Bridge.Local.Truv;

/// <summary>One request that reached the API.</summary>
public sealed class RequestRecord
{
    /// <summary>When it came.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>GET and so on.</summary>
    public required string Method { get; init; }

    /// <summary>Path and query.</summary>
    public required string Target { get; init; }

    /// <summary>The first 8 hex characters of the SHA-256 of its Access Secret; empty without one.</summary>
    public required string Secret { get; init; }

    /// <summary>What it was answered; 0 while it runs and when it got no answer.</summary>
    public int Status { get; internal set; }
}
