using System.Collections;
using System.Reflection;
using System.Text.RegularExpressions;
using Bridge.Functions.Settings;
using Microsoft.Azure.Functions.Worker;

namespace Bridge.Tests.Infra;

/// <summary>Every setting that the app's options can take, as patterns: read off the option classes, not off a list.</summary>
internal static class KnownSettings
{
    private const BindingFlags Public = BindingFlags.Public | BindingFlags.Instance;

    /// <summary>One pattern for each setting; the number of a list's member is any.</summary>
    internal static IReadOnlyList<Regex> Patterns() =>
        [.. Names().Select(name => new Regex($"^{name}$", RegexOptions.IgnoreCase))];

    /// <summary>The names, with <c>\d+</c> for the number of a list's member.</summary>
    internal static IEnumerable<string> Names() => typeof(ReceivingOptions).Assembly.GetTypes()
        .Where(type => type.Namespace == typeof(ReceivingOptions).Namespace)
        .Select(type => (Type: type, Section: Section(type)))
        .Where(one => one.Section is not null)
        .SelectMany(one => Of(one.Type, one.Section!))
        .Concat(["ServiceBus", "Storage"])
        .Concat(Schedules());

    /// <summary>The settings that timers are told of by their attributes (<c>%Name%</c>); each is required.</summary>
    internal static IEnumerable<string> Schedules() => typeof(ReceivingOptions).Assembly.GetTypes()
        .SelectMany(type => type.GetMethods()).SelectMany(method => method.GetParameters())
        .SelectMany(parameter => parameter.GetCustomAttributes<TimerTriggerAttribute>())
        .Select(trigger => trigger.Schedule).Where(schedule => schedule.StartsWith('%'))
        .Select(schedule => schedule.Trim('%'));

    private static string? Section(Type type) =>
        type.GetField("Section", BindingFlags.Public | BindingFlags.Static)?.GetRawConstantValue() as string;

    private static IEnumerable<string> Of(Type type, string prefix) => type.GetProperties(Public)
        .SelectMany(property => Of(property.PropertyType, property, $"{prefix}__{property.Name}"));

    private static IEnumerable<string> Of(Type type, PropertyInfo property, string name)
    {
        if (type != typeof(string) && typeof(IEnumerable).IsAssignableFrom(type))
            return Of(type.GetGenericArguments()[0], $@"{name}__\d+");
        return type.Namespace == property.DeclaringType!.Namespace && type.IsClass ? Of(type, name) : [name];
    }
}
