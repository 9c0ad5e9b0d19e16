using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Bridge.Tests.Local.FunctionHost.Samples;

/// <summary>Functions that no host can run, each for a reason of its own.</summary>
public abstract class BrokenFunctions
{
    [Function("NeedsKey")]
    public static void NeedsKey([HttpTrigger(AuthorizationLevel.Function, "get")] HttpRequest request) => request.Body.Close();

    [Function("TakesContext")]
    public static void TakesContext([HttpTrigger(AuthorizationLevel.Anonymous)] HttpContext context) => context.Abort();

    [Function("TakesNumber")]
    public static void TakesNumber(
        [HttpTrigger(AuthorizationLevel.Anonymous, Route = "n/{number}")] HttpRequest request, int number) =>
        request.ContentLength = number;

    [Function("TakesStranger")]
    public static void TakesStranger(
        [HttpTrigger(AuthorizationLevel.Anonymous)] HttpRequest request, string stranger) =>
        request.Path = stranger;

    [Function("ReturnsText")]
    public static Task<string> ReturnsText([HttpTrigger(AuthorizationLevel.Anonymous)] HttpRequest request) =>
        Task.FromResult(request.Method);

    [Function("BadRoute")]
    public static void BadRoute([HttpTrigger(AuthorizationLevel.Anonymous, Route = "a/{b")] HttpRequest request) =>
        request.Body.Close();

    [Function("NoTrigger")]
    public static void NoTrigger(string text) => _ = text.Length;

    [Function("TwoTriggers")]
    public static void TwoTriggers(
        [HttpTrigger(AuthorizationLevel.Anonymous)] HttpRequest request,
        [TimerTrigger("0 * * * * *")] TimerInfo timer) =>
        timer.IsPastDue = request.HasFormContentType;

    [Function("TimerWithResult")]
    public static int TimerWithResult([TimerTrigger("0 * * * * *")] TimerInfo timer) => timer.IsPastDue ? 1 : 0;

    [Function("TimerWithRequest")]
    public static void TimerWithRequest([TimerTrigger("0 * * * * *")] TimerInfo timer, HttpRequest request) =>
        timer.IsPastDue = request.HasFormContentType;

    [Function("FiveFields")]
    public static void FiveFields([TimerTrigger("*/5 * * * *")] TimerInfo timer) => timer.IsPastDue = false;

    [Function("NeverDue")]
    public static void NeverDue([TimerTrigger("0 0 0 31 2 *")] TimerInfo timer) => timer.IsPastDue = false;

    [Function("NoSetting")]
    public static void NoSetting([TimerTrigger("%Absent:Schedule%")] TimerInfo timer) => timer.IsPastDue = false;

    [Function("Twin")]
    public static void Twin([TimerTrigger("0 * * * * *")] TimerInfo timer) => timer.IsPastDue = false;

    [Function("TWIN")]
    public static void OtherTwin([TimerTrigger("0 * * * * *")] TimerInfo timer) => timer.IsPastDue = false;

    [Function("1st")]
    public static void BadName([TimerTrigger("0 * * * * *")] TimerInfo timer) => timer.IsPastDue = false;

    [Function("Abstract")]
    public void Abstract([TimerTrigger("0 * * * * *")] TimerInfo timer) => timer.IsPastDue = Equals(timer);

    [Function("Hidden")]
    internal static void Hidden([TimerTrigger("0 * * * * *")] TimerInfo timer) => timer.IsPastDue = false;
}
