using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Bridge.Tests.Local.FunctionHost.Samples;

/// <summary>Routes with and without parameters, and one route shared by two functions.</summary>
public static class RouteFunctions
{
    [Function("Plain")]
    public static IResult Plain([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request) =>
        Results.Text("plain");

    [Function("Order")]
    public static IResult Order(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "shops/{shop}/orders/{id:int?}")] HttpRequest request,
        string shop,
        string? id) => Results.Text($"{shop}/{id ?? "none"}");

    [Function("ReadShared")]
    public static IResult ReadShared(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "shared")] HttpRequest request) =>
        Results.Text("read");

    [Function("WriteShared")]
    public static IResult WriteShared(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "shared")] HttpRequest request) =>
        Results.Text("written");
}
