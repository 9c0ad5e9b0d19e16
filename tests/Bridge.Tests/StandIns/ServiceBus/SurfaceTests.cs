using Azure.Messaging.ServiceBus;

namespace Bridge.Tests.StandIns.ServiceBus;

public sealed class SurfaceTests
{
    public static TheoryData<Type> Types => new(typeof(ServiceBusClient).Assembly.GetExportedTypes());

    [Theory]
    [MemberData(nameof(Types))]
    public void OpenMembers_OfEachType_AreOfficialOnes(Type type)
    {
        Assert.SkipUnless(StandIn.IsUsed, StandIn.WhyNot);

        var members = OpenMembers.Of(type);

        Assert.Empty(members.Except(ServiceBusApi.Official.GetValueOrDefault(type.FullName!, []), StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void Type_InTheAssembly_IsOfTheOfficialKind(Type type)
    {
        Assert.SkipUnless(StandIn.IsUsed, StandIn.WhyNot);

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
    [InlineData(typeof(ServiceBusRetryMode))]
    [InlineData(typeof(ServiceBusTransportType))]
    [InlineData(typeof(SubQueue))]
    public void Enum_OfTheStandIn_HasEveryOfficialValue(Type type)
    {
        Assert.SkipUnless(StandIn.IsUsed, StandIn.WhyNot);

        Assert.Equal(ServiceBusApi.Official[type.FullName!], OpenMembers.Of(type));
    }
}
