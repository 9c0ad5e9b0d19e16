using System.Reflection;

namespace Bridge.Tests.Local.FunctionHost.Infrastructure;

/// <summary>An assembly of just the function classes a test names.</summary>
internal sealed class FunctionSet(params Type[] types) : Assembly
{
    public override Type[] GetTypes() => types;

    public override AssemblyName GetName() => typeof(FunctionSet).Assembly.GetName();
}
