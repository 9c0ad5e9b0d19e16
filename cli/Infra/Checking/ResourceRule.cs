namespace Bridge.Cli.Infra.Checking;

/// <summary>A rule that every resource of one type has to keep; there has to be at least one.</summary>
/// <param name="name">Stable name.</param>
/// <param name="severity">What it would mean to break it.</param>
/// <param name="type">The resource type.</param>
/// <param name="statement">The rule in a sentence.</param>
/// <param name="remedy">What to do when it is broken.</param>
internal abstract class ResourceRule(string name, RuleSeverity severity, string type, string statement, string remedy)
    : InfraRule(name, severity, statement, remedy)
{
    /// <inheritdoc />
    internal sealed override IEnumerable<string> Violations(InfraModel model)
    {
        var resources = model.OfType(type);
        return resources.Count == 0
            ? [$"there is no {type}"]
            : resources.Where(resource => !Holds(resource, model)).Select(resource => resource.Name);
    }

    /// <summary>Whether one resource keeps it.</summary>
    protected abstract bool Holds(InfraResource resource, InfraModel model);
}
