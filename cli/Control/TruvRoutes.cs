using System.Text.Json;
using System.Text.Json.Serialization;
using Bridge.Local.Truv;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Bridge.Cli.Control;

/// <summary>Truv's part of the control endpoint: journeys, faults, and what has been asked and delivered.</summary>
internal static class TruvRoutes
{
    private const int UsualRows = 20;
    private const int MaxRows = 10_000;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectRequiredConstructorParameters = true,
    };

    internal static void Map(IEndpointRouteBuilder routes, TruvService truv)
    {
        routes.MapPost("/truv/journeys", (HttpRequest request) =>
            AnswerAsync(() => new JourneyRequest(truv, request.Query).RunAsync(request.HttpContext.RequestAborted)));
        routes.MapGet("/truv/deliveries", () => Results.Json(truv.Deliveries.Status, Json));
        routes.MapGet("/truv/requests", (HttpRequest request) => Answer(() => Requests(truv.Requests, Rows(request))));
        routes.MapGet("/truv/history", (HttpRequest request) => Answer(() => new
        {
            results = truv.History.Rows.Take(Rows(request)).Select(row => row.ToJson()),
        }));
        MapFaults(routes, truv);
    }

    private static void MapFaults(IEndpointRouteBuilder routes, TruvService truv)
    {
        routes.MapGet("/truv/faults", () => Results.Json(truv.Faults.Active, Json));
        routes.MapPost("/truv/faults", (HttpRequest request) => AnswerAsync(async () =>
        {
            var fault = await JsonSerializer.DeserializeAsync<Fault>(request.Body, Json, request.HttpContext.RequestAborted);
            return new { id = truv.Faults.Add(fault ?? throw new JsonException("A fault is an object, not null.")) };
        }));
        routes.MapDelete("/truv/faults", () =>
        {
            truv.Faults.Clear();
            return Results.NoContent();
        });
        routes.MapDelete("/truv/faults/{id:long}", (long id) => truv.Faults.Remove(id)
            ? Results.NoContent()
            : Results.Problem($"There is no fault {id}.", statusCode: StatusCodes.Status404NotFound));
        routes.MapPost("/truv/rate-limit", (HttpRequest request) => Answer(() =>
        {
            truv.RateLimit.RequestsPerMinute = QueryNumber.Read(request.Query, "perMinute", 0, 0, int.MaxValue);
            return new { perMinute = truv.RateLimit.RequestsPerMinute };
        }));
    }

    private static object Requests(RequestLog log, int rows) => new
    {
        total = log.Total,
        throttled = log.Throttled,
        peakPerMinute = log.PeakPerMinute,
        newest = log.Kept.Reverse().Take(rows),
    };

    private static int Rows(HttpRequest request) => QueryNumber.Read(request.Query, "newest", UsualRows, 0, MaxRows);

    private static IResult Answer(Func<object> answer)
    {
        try
        {
            return Results.Json(answer(), Json);
        }
        catch (FormatException e)
        {
            return Refusal(e);
        }
    }

    private static async Task<IResult> AnswerAsync<T>(Func<Task<T>> answer)
    {
        try
        {
            return Results.Json(await answer(), Json);
        }
        catch (Exception e) when (e is FormatException or JsonException or ArgumentException)
        {
            return Refusal(e);
        }
    }

    private static IResult Refusal(Exception e) =>
        Results.Problem(e.Message, statusCode: StatusCodes.Status400BadRequest);
}
