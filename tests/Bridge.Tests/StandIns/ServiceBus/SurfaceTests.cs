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
    public void Type_ThatIsListed_IsOfTheOfficialKind(string name)
    {
        var type = Named(name);

        Assert.True(type.IsEnum || (type.IsClass && !type.IsSealed && !type.IsAbstract));
        Assert.Equal(
            type == typeof(ServiceBusException) ? typeof(Exception) : type.IsEnum ? typeof(Enum) : typeof(object), type.BaseType);
    }

    [Theory]
    [InlineData(typeof(ServiceBusClient))]
    [InlineData(typeof(ServiceBusSender))]
    [InlineData(typeof(ServiceBusReceiver))]
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
    public void Enum_OfTheStandIn_HasEveryOfficialValue(Type type)
    {
        Assert.Equal(ServiceBusApi.Official[type.FullName!], OpenMembers.Of(type));
    }

    private static Type Named(string name) => typeof(ServiceBusClient).Assembly.GetType(name, throwOnError: true)!;
}
