using System.Text.Json;
using System.Text.Json.Nodes;
using Bridge.Cli.Infra.Checking;
using Bridge.Cli.Infra.Rules;

namespace Bridge.Tests.Infra.Walk;

/// <summary>One deployment with one thing of one resource changed.</summary>
/// <param name="Original">What would be deployed.</param>
/// <param name="Index">Which of its resources is changed.</param>
/// <param name="Path">Where, as <c>properties.rules[2].access</c>; empty for the resource itself.</param>
/// <param name="Change">What stands there instead; null when it is gone.</param>
internal sealed record Mutant(InfraModel Original, int Index, string Path, string? Change)
{
    private static readonly JsonElement NoTemplate = JsonDocument.Parse("{}").RootElement.Clone();

    internal InfraResource Resource => Original.Resources[Index];

    /// <summary>Type, path without positions, and change: what an exception is written for.</summary>
    internal string Kind => $"{Resource.Type} {Positions.None(Path)} {(Change is null ? "gone" : $"= {Change}")}";

    /// <summary>Whether a rule refuses it.</summary>
    internal bool IsRefused(JsonNode? changed)
    {
        var resources = Original.Resources.ToList();
        if (changed is null) resources.RemoveAt(Index);
        else resources[Index] = new InfraResource(JsonSerializer.SerializeToElement(changed));
        var model = Original with { Resources = resources, Template = NoTemplate };
        return RuleBook.All.Any(rule => rule.Violations(model).Any());
    }

    /// <inheritdoc />
    public override string ToString() => $"{Kind} ({Resource.ShortName}: {Path})";
}
