using Bridge.Cli.Infra.Compiling;

namespace Bridge.Tests.Infra.Walk;

/// <summary>Whatever is taken out of production, or made weaker, a rule refuses; what none refuses is written down with its reason.</summary>
[Collection(nameof(BicepCollection))]
public sealed class TemplateWalkTests(BicepFixture bicep)
{
    [Fact]
    public void Production_WithAnythingTakenOutOrWeakened_IsRefusedByARule()
    {
        var survivors = Survivors(InfraVariant.Production).Concat(Survivors(InfraVariant.Staffed)).ToArray();

        var unheld = survivors.Where(one => !Unprotected.All.Any(exception => exception.Covers(one))).Select(one => one.ToString()).Distinct().ToArray();
        Assert.True(unheld.Length == 0, string.Join('\n', unheld));
        Assert.Empty(Unprotected.All.Where(exception => !survivors.Any(exception.Covers)).Select(exception => exception.Kind));
    }

    private IEnumerable<Mutant> Survivors(InfraVariant variant) => TemplateWalk.Survivors(bicep.Models[variant]);
}
