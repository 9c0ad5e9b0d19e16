using Xunit.v3;

namespace Bridge.Tests.Local.ServiceBus;

/// <summary>Marks the test of a pitfall of the listener's library, by its number in service-bus-wire.md §13.</summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class PitfallAttribute(int number) : Attribute, ITraitAttribute
{
    /// <summary>The pitfalls that are known.</summary>
    public const int Known = 22;

    /// <summary>Its number.</summary>
    public int Number => number;

    /// <inheritdoc />
    public IReadOnlyCollection<KeyValuePair<string, string>> GetTraits() => [new("Pitfall", $"{number}")];
}
