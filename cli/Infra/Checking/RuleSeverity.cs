namespace Bridge.Cli.Infra.Checking;

/// <summary>What it would mean to deploy without a rule.</summary>
internal enum RuleSeverity
{
    /// <summary>Somebody else could send, read or take over.</summary>
    Critical,

    /// <summary>A second line of defence, or the evidence of the first, is missing.</summary>
    High,

    /// <summary>Operating it becomes harder or less reliable.</summary>
    Medium,
}
