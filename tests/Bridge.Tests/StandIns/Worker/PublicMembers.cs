using System.Reflection;

namespace Bridge.Tests.StandIns.Worker;

/// <summary>Writes the public members that a type declares, one line each.</summary>
internal static class PublicMembers
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    public static IEnumerable<string> Of(Type type) =>
        type.IsEnum ? Values(type) : type.GetMembers(Declared).Select(Describe).OfType<string>();

    private static IEnumerable<string> Values(Type type) =>
        Enum.GetNames(type).Select(name => $"{name} = {Enum.Format(type, Enum.Parse(type, name), "d")}");

    private static string? Describe(MemberInfo member) => member switch
    {
        ConstructorInfo constructor => $"ctor({Parameters(constructor)})",
        PropertyInfo property => Property(property),
        MethodInfo { IsSpecialName: true } => null,
        MethodInfo { IsStatic: true } method => $"static {Method(method)}",
        MethodInfo method => Method(method),
        _ => member.ToString(),
    };

    private static string Method(MethodInfo method) =>
        $"{method.ReturnType.Name} {method.Name}({Parameters(method)})";

    private static string Property(PropertyInfo property)
    {
        var nullable = new NullabilityInfoContext().Create(property).ReadState is NullabilityState.Nullable ? "?" : "";
        var set = property.SetMethod is { IsPublic: true } ? " set;" : "";
        return $"{property.PropertyType.Name}{nullable} {property.Name} {{ get;{set} }}";
    }

    private static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select(Parameter));

    private static string Parameter(ParameterInfo parameter)
    {
        var list = parameter.IsDefined(typeof(ParamArrayAttribute)) ? "params " : "";
        var nullable = new NullabilityInfoContext().Create(parameter).ReadState is NullabilityState.Nullable ? "?" : "";
        return $"{list}{parameter.ParameterType.Name}{nullable} {parameter.Name}";
    }
}
