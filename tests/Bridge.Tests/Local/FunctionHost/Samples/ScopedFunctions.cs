using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Bridge.Tests.Local.FunctionHost.Samples;

/// <summary>Takes services from its invocation's scope.</summary>
public sealed class ScopedFunctions(Visit visit, ICollection<Visit> visits)
{
    [Function("Scoped")]
    public IResult Scoped([HttpTrigger(AuthorizationLevel.Anonymous)] HttpRequest request)
    {
        visits.Add(visit);
        return Results.Text($"{ReferenceEquals(visit, request.HttpContext.RequestServices.GetService(typeof(Visit)))}");
    }
}
