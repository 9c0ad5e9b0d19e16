using System.Reflection;
using Microsoft.Azure.Functions.Worker;

namespace Bridge.Tests.StandIns.Worker;

public sealed class StandInSurfaceTests
{
    public static TheoryData<string> Types => [.. WorkerApi.Official.Keys];

    [Theory]
    [MemberData(nameof(Types))]
    public void PublicMembers_OfEachListedType_AreOfficial(string name)
    {
        var members = PublicMembers.Of(WorkerTypes.Named(name));

        Surface.AssertOfficial(StandIn.IsUsed, members, WorkerApi.Official[name]);
    }

    [Fact]
    public void Types_OfTheStandIn_AreOfficial()
    {
        var used = WorkerTypes.All.Select(type => type.FullName!);

        Surface.AssertOfficial(StandIn.IsUsed, used, WorkerApi.Official.Keys);
    }

    [Theory]
    [InlineData(typeof(FunctionAttribute), AttributeTargets.Method)]
    [InlineData(typeof(HttpTriggerAttribute), AttributeTargets.Parameter)]
    [InlineData(typeof(TimerTriggerAttribute), AttributeTargets.Parameter)]
    public void Attribute_Usage_IsTheOfficialOne(Type attribute, AttributeTargets targets)
    {
        var usage = attribute.GetCustomAttribute<AttributeUsageAttribute>(inherit: true);

        Assert.Equal(targets, usage!.ValidOn);
    }

    [Fact]
    public void HttpTrigger_WithoutArguments_AsksForAFunctionKeyAndAnyMethod()
    {
        var trigger = new HttpTriggerAttribute();

        Assert.Equal((AuthorizationLevel.Function, null, null), (trigger.AuthLevel, trigger.Methods, trigger.Route));
    }

    [Fact]
    public void HttpTrigger_WithMethods_KeepsThem()
    {
        var trigger = new HttpTriggerAttribute(AuthorizationLevel.Anonymous, "post", "get");

        Assert.Equal(["post", "get"], trigger.Methods!);
        Assert.Equal(AuthorizationLevel.Anonymous, new HttpTriggerAttribute("post").AuthLevel);
    }

    [Fact]
    public void TimerTrigger_ByDefault_IsMonitoredAndWaitsForItsSchedule()
    {
        var trigger = new TimerTriggerAttribute("0 */5 * * * *");

        Assert.Equal(("0 */5 * * * *", true, false), (trigger.Schedule, trigger.UseMonitor, trigger.RunOnStartup));
    }
}
