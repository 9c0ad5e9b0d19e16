namespace Bridge.Tests.StandIns.Worker;

/// <summary>The public members of the official worker packages that the stand-in may offer, and no others.</summary>
internal static class WorkerApi
{
    public static IReadOnlyDictionary<string, string[]> Official { get; } = new Dictionary<string, string[]>
    {
        ["Microsoft.Azure.Functions.Worker.FunctionAttribute"] =
        [
            "ctor(String name)",
            "String Name { get; }",
        ],
        ["Microsoft.Azure.Functions.Worker.HttpTriggerAttribute"] =
        [
            "ctor()",
            "ctor(params String[] methods)",
            "ctor(AuthorizationLevel authLevel)",
            "ctor(AuthorizationLevel authLevel, params String[] methods)",
            "String? Route { get; set; }",
            "String[]? Methods { get; }",
            "AuthorizationLevel AuthLevel { get; }",
        ],
        ["Microsoft.Azure.Functions.Worker.AuthorizationLevel"] =
        [
            "Anonymous = 0",
            "User = 1",
            "Function = 2",
            "System = 3",
            "Admin = 4",
        ],
        ["Microsoft.Azure.Functions.Worker.TimerTriggerAttribute"] =
        [
            "ctor(String schedule)",
            "String Schedule { get; }",
            "Boolean UseMonitor { get; set; }",
            "Boolean RunOnStartup { get; set; }",
        ],
        ["Microsoft.Azure.Functions.Worker.TimerInfo"] =
        [
            "ctor()",
            "ScheduleStatus? ScheduleStatus { get; set; }",
            "Boolean IsPastDue { get; set; }",
        ],
        ["Microsoft.Azure.Functions.Worker.ScheduleStatus"] =
        [
            "ctor()",
            "DateTime Last { get; set; }",
            "DateTime Next { get; set; }",
            "DateTime LastUpdated { get; set; }",
        ],
        ["Microsoft.Azure.Functions.Worker.Builder.FunctionsApplication"] =
        [
            "static FunctionsApplicationBuilder CreateBuilder(String[] args)",
        ],
        ["Microsoft.Azure.Functions.Worker.Builder.FunctionsApplicationBuilderAspNetCoreExtensions"] =
        [
            "static FunctionsApplicationBuilder ConfigureFunctionsWebApplication(FunctionsApplicationBuilder builder)",
        ],
        ["Microsoft.Azure.Functions.Worker.Builder.FunctionsApplicationBuilder"] =
        [
            "IHost Build()",
            "ConfigurationManager Configuration { get; }",
            "IHostEnvironment Environment { get; }",
            "ILoggingBuilder Logging { get; }",
            "IMetricsBuilder Metrics { get; }",
            "IServiceCollection Services { get; }",
            "IDictionary`2 Properties { get; }",
            "Void ConfigureContainer(IServiceProviderFactory`1 factory, Action`1? configure)",
        ],
    };
}
