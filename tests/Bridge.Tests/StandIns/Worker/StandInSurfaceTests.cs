using System.Reflection;
using Microsoft.Azure.Functions.Worker;

namespace Bridge.Tests.StandIns.Worker;

public sealed class StandInSurfaceTests
{
    public static TheoryData<Type> Types => new(typeof(FunctionAttribute).Assembly.GetExportedTypes());

    [Theory]
    [MemberData(nameof(Types))]
    public void PublicMembers_OfEachType_AreTheOfficialOnes(Type type)
    {
        Assert.SkipUnless(StandIn.IsUsed, StandIn.WhyNot);

        var members = PublicMembers.Of(type);

        var official = WorkerApi.Official.GetValueOrDefault(type.FullName!, []);
        Assert.Equal(official.Order(StringComparer.Ordinal), members.Order(StringComparer.Ordinal));
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
        Assert.Equal(AuthorizationLevel.Function, new HttpTriggerAttribute("post").AuthLevel);
    }

    [Fact]
    public void TimerTrigger_ByDefault_IsMonitoredAndWaitsForItsSchedule()
    {
        var trigger = new TimerTriggerAttribute("0 */5 * * * *");

        Assert.Equal(("0 */5 * * * *", true, false), (trigger.Schedule, trigger.UseMonitor, trigger.RunOnStartup));
    }
}
