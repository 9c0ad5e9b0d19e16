namespace Bridge.Cli.Infra.Checking;

/// <summary>How the deployments fare by one rule.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Violations">What breaks it, with the variant; empty when it is kept.</param>
internal sealed record RuleResult(InfraRule Rule, IReadOnlyList<string> Violations)
{
    internal RuleVerdict Verdict => Violations.Count == 0 ? RuleVerdict.Kept : RuleVerdict.Broken;

    internal static RuleResult Of(InfraRule rule, IEnumerable<InfraModel> models) => new(
        rule, [.. models.SelectMany(model => rule.Violations(model).Select(violation => $"{model.Variant}: {violation}"))]);
}
