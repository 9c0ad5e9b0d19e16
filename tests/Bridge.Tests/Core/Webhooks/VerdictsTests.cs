using System.Reflection;
using Bridge.Core.Webhooks;

namespace Bridge.Tests.Core.Webhooks;

public sealed class VerdictsTests
{
    [Fact]
    public void All_EveryDeclaredVerdict_IsInTheTableOnceWithItsOwnCodeAndName()
    {
        var declared = typeof(Verdicts).Assembly.GetTypes()
            .SelectMany(type => type.GetFields(BindingFlags.Public | BindingFlags.Static))
            .Where(field => field.FieldType == typeof(Verdict))
            .Select(field => (Verdict)field.GetValue(null)!);

        Assert.Equal(declared.OrderBy(v => v.Code), Verdicts.All);
        Assert.Equal(Verdicts.All.Count, Verdicts.All.Select(v => v.Code).Distinct().Count());
        Assert.Equal(Verdicts.All.Count, Verdicts.All.Select(v => v.Name).Distinct().Count());
        Assert.All(Verdicts.All, v => Assert.Matches("^BRG1[0-9]{2}$", v.Code));
    }
}
