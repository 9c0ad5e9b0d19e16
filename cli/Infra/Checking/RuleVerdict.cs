namespace Bridge.Cli.Infra.Checking;

/// <summary>Whether a deployment keeps a rule.</summary>
internal enum RuleVerdict
{
    /// <summary>It does.</summary>
    Kept,

    /// <summary>It does not.</summary>
    Broken,
}
