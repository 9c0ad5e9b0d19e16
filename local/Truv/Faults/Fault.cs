namespace Bridge.Local.Truv;

/// <summary>A fault and when it strikes.</summary>
/// <param name="Kind">What happens.</param>
public sealed record Fault(FaultKind Kind)
{
    /// <summary>Which paths: <c>*</c> stands for any characters, <c>?</c> for one.</summary>
    /// <value>Default all.</value>
    public string Path { get; init; } = "*";

    /// <summary>How likely it strikes, 0 to 1.</summary>
    /// <value>Default 1.</value>
    public double Probability { get; init; } = 1;

    /// <summary>How often it strikes at most; null: without end.</summary>
    /// <value>Default null.</value>
    public int? Times { get; init; }

    /// <summary>The status of <see cref="FaultKind.ServerError"/>.</summary>
    /// <value>Default 503.</value>
    public int Status { get; init; } = 503;

    /// <summary>The pause before each piece of a slow body.</summary>
    /// <value>Default 1 s.</value>
    public TimeSpan Delay { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The size of a huge body.</summary>
    /// <value>Default 64 MiB.</value>
    public long Bytes { get; init; } = 64 * 1024 * 1024;

    /// <summary>The host of wrong links.</summary>
    /// <value>Default attacker.example.</value>
    public string Host { get; init; } = "attacker.example";

    /// <summary>The hint of a 429.</summary>
    /// <value>Default 17, as in the sample.</value>
    public int RetryAfterSeconds { get; init; } = 17;

    /// <summary>The shape of a 429.</summary>
    /// <value>Default as documented.</value>
    public ThrottleAnswer Throttle { get; init; } = new();
}
