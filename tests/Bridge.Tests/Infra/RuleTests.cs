using Bridge.Cli.Infra.Checking;
using Bridge.Cli.Infra.Rules;
using Bridge.Tests.Architecture;
using Bridge.Tests.Infra.Mutations;

namespace Bridge.Tests.Infra;

/// <summary>Every rule is kept by what is committed, and notices when its protection is taken out of the Bicep.</summary>
[Collection(nameof(BicepCollection))]
public sealed class RuleTests(BicepFixture bicep)
{
    public static TheoryData<string> Rules => [.. RuleBook.All.Select(rule => rule.Name)];

    public static TheoryData<string> Mutations => [.. InfraMutation.All.Select(mutation => mutation.Rule)];

    [Theory]
    [MemberData(nameof(Rules))]
    public void Rule_OfWhatIsCommitted_IsKept(string name)
    {
        var result = RuleResult.Of(Rule(name), bicep.Models.Values);

        Assert.Empty(result.Violations);
    }

    [Theory]
    [MemberData(nameof(Mutations))]
    public async Task Rule_WithoutItsProtection_IsBroken(string name)
    {
        var batch = bicep.Batches.Single(one => one.Mutations.Any(mutation => mutation.Rule == name));

        var model = await bicep.MutatedAsync(batch);

        Assert.NotEmpty(Rule(name).Violations(model));
    }

    [Fact]
    public async Task Rules_WhoseProtectionStands_AreKept()
    {
        foreach (var batch in bicep.Batches)
        {
            var model = await bicep.MutatedAsync(batch);
            var broken = RuleBook.All.Where(rule => rule.Violations(model).Any()).Select(rule => rule.Name).Order();

            Assert.Equal(batch.Mutations.SelectMany(mutation => mutation.Broken).Distinct().Order(), broken);
        }
    }

    [Fact]
    public void RuleBook_EveryRuleOfTheCode_IsInItOnceAndHasAMutation()
    {
        var classes = typeof(InfraRule).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(InfraRule)) && !type.IsAbstract).Select(type => type.Name).Order();

        Assert.Equal(classes, RuleBook.All.Select(rule => rule.GetType().Name).Order());
        Assert.Equal(RuleBook.All.Select(rule => rule.Name).Order(), InfraMutation.All.Select(mutation => mutation.Rule).Order());
        Assert.InRange(RuleBook.All.Count, 40, 200);
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void Rule_ItsRemedy_NamesFilesThatExist(string name)
    {
        var files = Rule(name).Remedy.Split(' ', ',', ';').Select(word => word.Trim('.', '(', ')'))
            .Where(word => word.StartsWith("infra/", StringComparison.Ordinal) || word.StartsWith("docs/", StringComparison.Ordinal))
            .Select(word => word.Split('#')[0]);

        Assert.All(files, file => Assert.True(File.Exists(Path.Combine(Repository.Root, file)), file));
    }

    private static InfraRule Rule(string name) => RuleBook.All.Single(rule => rule.Name == name);
}
