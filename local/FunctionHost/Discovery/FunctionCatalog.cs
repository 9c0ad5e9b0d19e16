using System.Reflection;
using System.Text.RegularExpressions;
using Bridge.Local.FunctionHost.Settings;
using Microsoft.Azure.Functions.Worker;

namespace Bridge.Local.FunctionHost.Discovery;

/// <summary>Finds an assembly's functions by their official attributes.</summary>
internal static partial class FunctionCatalog
{
    private const BindingFlags Declared = BindingFlags.DeclaredOnly | BindingFlags.Instance | BindingFlags.Static
        | BindingFlags.Public | BindingFlags.NonPublic;

    public static IReadOnlyList<FunctionDefinition> Read(Assembly assembly, HostJson hostJson, StartProblems problems)
    {
        var methods = assembly.GetTypes()
            .SelectMany(type => type.GetMethods(Declared))
            .Select(method => (Method: method, method.GetCustomAttribute<FunctionAttribute>()?.Name))
            .Where(found => found.Name is not null)
            .ToList();
        if (methods.Count is 0)
            problems.Add($"{assembly.GetName().Name} holds no method with [Function].");

        CheckNames(methods.Select(found => found.Name!), problems);
        return
        [
            .. methods
                .Select(found => FunctionReader.Read(found.Name!, found.Method, hostJson, problems))
                .OfType<FunctionDefinition>(),
        ];
    }

    private static void CheckNames(IEnumerable<string> names, StartProblems problems)
    {
        foreach (var same in names.GroupBy(name => name, StringComparer.OrdinalIgnoreCase))
        {
            if (same.Count() > 1)
                problems.Add($"{same.Count()} functions are named {same.Key}; names must differ by more than case.");
            if (!ValidName().IsMatch(same.Key) || same.Key.Equals("host", StringComparison.OrdinalIgnoreCase))
                problems.Add($"Function {same.Key}: a name is a letter, then letters, digits, - or _, not \"host\".");
        }
    }

    [GeneratedRegex(@"\A[A-Za-z][A-Za-z0-9_-]{0,127}\z")]
    private static partial Regex ValidName();
}
