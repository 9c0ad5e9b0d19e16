namespace Bridge.Functions.Settings;

/// <summary>Truv's environments that have an mTLS API host.</summary>
public enum TruvEnvironment
{
    /// <summary>Test data; secrets begin with <c>sandbox-</c>.</summary>
    Sandbox,

    /// <summary>Real borrowers; secrets begin with <c>prod-</c>.</summary>
    Production,
}
