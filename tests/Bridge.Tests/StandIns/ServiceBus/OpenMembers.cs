using System.Reflection;

namespace Bridge.Tests.StandIns.ServiceBus;

/// <summary>Writes the public and protected members that a type declares in C#, one line each.</summary>
internal static class OpenMembers
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    public static IEnumerable<string> Of(Type type) => type.IsEnum
        ? Enum.GetNames(type).Select(name => $"{name} = {Enum.Format(type, Enum.Parse(type, name), "d")}")
        : type.GetMembers(Declared).Select(Describe).OfType<string>();

    private static string? Describe(MemberInfo member) => member switch
    {
        ConstructorInfo { IsStatic: true } => null,
        ConstructorInfo constructor when IsOpen(constructor) => $"{Modifiers(constructor)}ctor({Parameters(constructor)})",
        PropertyInfo property when property.GetMethod is { } get && IsOpen(get) =>
            $"{Modifiers(get)}{TypeText.Of(property.PropertyType)} {property.Name} {{ get;{Setter(property)} }}",
        MethodInfo { IsSpecialName: false } method when IsOpen(method) =>
            $"{Modifiers(method)}{TypeText.Of(method.ReturnType)} {method.Name}({Parameters(method)})",
        FieldInfo field when field.IsPublic || field.IsFamily => $"{TypeText.Of(field.FieldType)} {field.Name}",
        EventInfo { AddMethod: { } add } when IsOpen(add) => $"event {member.Name}",
        _ => null,
    };

    private static bool IsOpen(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    private static string Setter(PropertyInfo property) => property.SetMethod is { } set && IsOpen(set) ? " set;" : "";

    private static string Modifiers(MethodBase method) =>
        (method.IsFamily || method.IsFamilyOrAssembly ? "protected " : "")
        + (method.IsStatic && !method.IsConstructor ? "static " : "")
        + (method is MethodInfo { IsFinal: false, IsVirtual: true } over
            ? over.GetBaseDefinition() == over ? "virtual " : "override "
            : "");

    private static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select(Parameter));

    private static string Parameter(ParameterInfo parameter) =>
        $"{TypeText.Of(parameter.ParameterType)} {parameter.Name}{Default(parameter)}";

    private static string Default(ParameterInfo parameter) => parameter switch
    {
        { HasDefaultValue: false } => "",
        { DefaultValue: { } value } => $" = {value}",
        _ => TypeText.CanBeNull(parameter.ParameterType) ? " = null" : " = default",
    };
}
