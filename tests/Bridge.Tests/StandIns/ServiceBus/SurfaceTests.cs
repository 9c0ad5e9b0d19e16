using Azure.Messaging.ServiceBus;

namespace Bridge.Tests.StandIns.ServiceBus;

public sealed class SurfaceTests
{
    public static TheoryData<string> Types => [.. ServiceBusApi.Official.Keys];

    [Theory]
    [MemberData(nameof(Types))]
    public void OpenMembers_OfEachListedType_AreOfficial(string name)
    {
        var members = OpenMembers.Of(Named(name));

        Surface.AssertOfficial(StandIn.IsUsed, members, ServiceBusApi.Official[name]);
    }

    [Fact]
    public void Types_OfTheStandIn_AreOfficial()
    {
        var used = typeof(ServiceBusClient).Assembly.GetExportedTypes().Select(type => type.FullName!);

        Surface.AssertOfficial(StandIn.IsUsed, used, ServiceBusApi.Official.Keys);
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void ListedMembers_OfEachType_AreAllThere(string name) =>
        Assert.Empty(ServiceBusApi.Official[name].Except(OpenMembers.Of(Named(name)), StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Types))]
    public void Type_ThatIsListed_IsOfTheOfficialKind(string name) =>
        Assert.Equal(ServiceBusApi.KindOf(name), KindOf(Named(name)));

    [Theory]
    [InlineData(typeof(ServiceBusClient))]
    [InlineData(typeof(ServiceBusSender))]
    [InlineData(typeof(ServiceBusReceiver))]
    [InlineData(typeof(ServiceBusSessionReceiver))]
    [InlineData(typeof(ServiceBusProcessor))]
    public void Link_Type_CanBeMocked(Type type)
    {
        Assert.Contains("protected ctor()", OpenMembers.Of(type));
        Assert.True(typeof(IAsyncDisposable).IsAssignableFrom(type));
    }

    [Theory]
    [InlineData(typeof(ServiceBusReceiveMode))]
    [InlineData(typeof(ServiceBusFailureReason))]
    [InlineData(typeof(ServiceBusMessageState))]
    [InlineData(typeof(ServiceBusRetryMode))]
    [InlineData(typeof(ServiceBusTransportType))]
    [InlineData(typeof(SubQueue))]
    [InlineData(typeof(ServiceBusErrorSource))]
    public void Enum_OfTheStandIn_HasEveryOfficialValue(Type type)
    {
        Assert.Equal(ServiceBusApi.Official[type.FullName!], OpenMembers.Of(type));
    }

    private static string KindOf(Type type)
    {
        var modifier = (type.IsAbstract, type.IsSealed) switch
        {
            (true, true) => "static",
            (true, false) => "abstract",
            (false, true) => "sealed",
            _ => "",
        };
        return $"{modifier} : {type.BaseType!.Name}";
    }

    private static Type Named(string name) => typeof(ServiceBusClient).Assembly.GetType(name, throwOnError: true)!;
}
