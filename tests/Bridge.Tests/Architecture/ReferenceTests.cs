using System.Reflection;

namespace Bridge.Tests.Architecture;

/// <summary>Who may know whom (design §3), read from the built assemblies.</summary>
public sealed class ReferenceTests
{
    private static readonly string[] Simulators =
        ["Bridge.Local.Pki", "Bridge.Local.ServiceBus", "Bridge.Local.KeyVault", "Bridge.Local.Truv"];

    [Fact]
    public void Core_KnowsNoAzureNoFunctionsAndNoWebServer()
    {
        Assert.DoesNotContain(References("Bridge.Core"), name =>
            name.StartsWith("Azure.", StringComparison.Ordinal)
            || name.StartsWith("Microsoft.Azure", StringComparison.Ordinal)
            || name.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal)
            || name.StartsWith("Bridge.", StringComparison.Ordinal));
    }

    [Fact]
    public void Functions_KnowsOnlyCore()
    {
        Assert.Equal(["Bridge.Core"], BridgeReferences("Bridge.Functions"));
    }

    [Fact]
    public void Simulators_KnowNothingOfTheBridge()
    {
        Assert.All(Simulators, name => Assert.Empty(BridgeReferences(name)));
    }

    [Fact]
    public void FunctionHost_KnowsAtMostFunctions()
    {
        Assert.Empty(BridgeReferences("Bridge.Local.FunctionHost").Except(["Bridge.Functions"]));
    }

    [Fact]
    public void Cli_KnowsAtMostFunctionsCoreAndLocal()
    {
        var allowed = Simulators.Concat(["Bridge.Core", "Bridge.Functions", "Bridge.Local.FunctionHost"]);

        Assert.Empty(BridgeReferences("Bridge.Cli").Except(allowed));
    }

    [Fact]
    public void Consumer_KnowsNothingOfTheBridge()
    {
        Assert.Empty(BridgeReferences("Bridge.Consumer"));
        Assert.Equal(["Bridge.Consumer"], BridgeReferences("Bridge.Consumer.Host"));
    }

    private static IEnumerable<string> BridgeReferences(string assembly) =>
        References(assembly).Where(name => name.StartsWith("Bridge.", StringComparison.Ordinal));

    private static IEnumerable<string> References(string assembly) =>
        Assembly.Load(assembly).GetReferencedAssemblies().Select(reference => reference.Name!);
}
