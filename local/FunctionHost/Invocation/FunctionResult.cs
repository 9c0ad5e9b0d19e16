using System.Reflection;

namespace Bridge.Local.FunctionHost.Invocation;

/// <summary>What a function returns once its task, if any, has ended.</summary>
/// <param name="Type">The result's type; <see cref="void"/> for none.</param>
internal readonly record struct FunctionResult(Type Type)
{
    public bool IsNothing => Type == typeof(void);

    public static FunctionResult Of(MethodInfo method)
    {
        var declared = method.ReturnType;
        if (declared == typeof(Task) || declared == typeof(ValueTask))
            return new(typeof(void));

        return new(IsTaskOfResult(declared) ? declared.GetGenericArguments()[0] : declared);
    }

    public bool Is<T>() => Type.IsAssignableTo(typeof(T));

    public static bool IsTaskOfResult(Type type) =>
        type.IsGenericType
        && type.GetGenericTypeDefinition() is var open
        && (open == typeof(Task<>) || open == typeof(ValueTask<>));
}
