namespace Bridge.Cli.Infra.Checking;

/// <summary>One rule that every deployment has to keep.</summary>
/// <param name="name">Stable name.</param>
/// <param name="severity">What it would mean to break it.</param>
/// <param name="statement">The rule in a sentence.</param>
/// <param name="remedy">What to do when it is broken.</param>
internal abstract class InfraRule(string name, RuleSeverity severity, string statement, string remedy)
{
    internal string Name { get; } = name;

    internal RuleSeverity Severity { get; } = severity;

    internal string Statement { get; } = statement;

    internal string Remedy { get; } = remedy;

    /// <summary>What breaks the rule; empty when it is kept.</summary>
    internal abstract IEnumerable<string> Violations(InfraModel model);
}
