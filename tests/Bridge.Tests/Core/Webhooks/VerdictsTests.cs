using System.Reflection;
using Bridge.Core.Webhooks;
using Microsoft.Extensions.Logging;

namespace Bridge.Tests.Core.Webhooks;

public sealed class VerdictsTests
{
    public static TheoryData<string> Codes => [.. Verdicts.All.Select(verdict => verdict.Code)];

    [Theory]
    [MemberData(nameof(Codes))]
    public void Level_EachVerdict_SaysWhetherSomebodyHasToAct(string code)
    {
        var verdict = Verdicts.All.Single(one => one.Code == code);

        Assert.Equal(
            code switch
            {
                "BRG100" or "BRG106" => LogLevel.Information,
                "BRG107" or "BRG150" or "BRG151" => LogLevel.Error,
                _ => LogLevel.Warning,
            },
            verdict.Level);
        Assert.Equal(verdict.StatusCode == 503 ? TimeSpan.FromSeconds(30) : null, verdict.RetryAfter);
        Assert.Equal(LogLevel.Error, new Verdict("BRG199", "some", 500, "", "").Level);
        Assert.Equal(LogLevel.Warning, new Verdict("BRG199", "some", 499, "", "").Level);
    }

    [Theory]
    [InlineData(199, false)]
    [InlineData(200, true)]
    [InlineData(202, true)]
    [InlineData(299, true)]
    [InlineData(300, false)]
    [InlineData(503, false)]
    public void IsAccepted_Status_IsAny2xx(int status, bool isAccepted)
    {
        var verdict = new Verdict("BRG199", "some", status, "Cause.", "Remedy.");

        Assert.Equal(isAccepted, verdict.IsAccepted);
        Assert.Equal((199, "BRG199 some"), (verdict.Number, verdict.ToString()));
    }

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
