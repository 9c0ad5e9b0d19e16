namespace Bridge.Tests.StandIns.ServiceBus;

/// <summary>
/// The members of the official package that the stand-in offers, all and no more, in the words of the official assembly
/// (7.21.0, net8.0): the build with the official package checks the list, the build with the stand-in is checked by it.
/// </summary>
internal static partial class ServiceBusApi
{
    private const string Namespace = "Azure.Messaging.ServiceBus.";
    private const string Ct = "CancellationToken cancellationToken = default";
    private const string Props = "IDictionary<string, object> propertiesToModify";
    private const string Received = "ServiceBusReceivedMessage";

    /// <summary>Types that are anything but a plain class.</summary>
    private static readonly Dictionary<string, string> OtherKinds = new()
    {
        ["ServiceBusMessageBatch"] = "sealed : Object",
        ["ServiceBusModelFactory"] = "static : Object",
        ["ServiceBusRetryPolicy"] = "abstract : Object",
        ["ServiceBusSessionReceiver"] = " : ServiceBusReceiver",
        ["ServiceBusException"] = " : Exception",
        ["ProcessMessageEventArgs"] = " : EventArgs",
        ["ProcessErrorEventArgs"] = "sealed : EventArgs",
    };

    /// <summary>Members by the full name of their type.</summary>
    public static IReadOnlyDictionary<string, string[]> Official { get; } =
        new[] { Links, Messages, Options, Processing, Enums }
            .SelectMany(part => part)
            .ToDictionary(type => Namespace + type.Key, type => type.Value);

    /// <summary>Whether a type is sealed, abstract or static, and what it derives from.</summary>
    public static string KindOf(string type) => Enums.ContainsKey(type[Namespace.Length..])
        ? "sealed : Enum"
        : OtherKinds.GetValueOrDefault(type[Namespace.Length..], " : Object");
}
