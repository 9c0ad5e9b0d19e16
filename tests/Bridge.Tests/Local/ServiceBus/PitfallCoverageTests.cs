using System.Reflection;

namespace Bridge.Tests.Local.ServiceBus;

public sealed class PitfallCoverageTests
{
    [Fact]
    public void Pitfalls_OfTheListener_EachHaveATest()
    {
        var tested = typeof(PitfallCoverageTests).Assembly.GetTypes()
            .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
            .Where(method => method.GetCustomAttribute<FactAttribute>() is not null)
            .SelectMany(method => method.GetCustomAttributes<PitfallAttribute>())
            .Select(pitfall => pitfall.Number);

        Assert.Equal(Enumerable.Range(1, PitfallAttribute.Known), tested.Distinct().Order());
    }
}
