using Bridge.Local.ServiceBus;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Bridge.Cli.Control;

/// <summary>The broker's part of the control endpoint: a fault begins with POST and ends with DELETE.</summary>
internal static class BrokerRoutes
{
    private const int UsualDelayMilliseconds = 1000;

    internal static void Map(IEndpointRouteBuilder routes, Broker broker)
    {
        var faults = broker.Faults;
        routes.MapPost("/connections/drop", () => Results.Json(new { dropped = broker.DropConnections() }));
        routes.MapPost("/queues/{queue}/expire-locks", (string queue) => OnQueue(broker, queue, broker.ExpireLocks));
        Fault(routes, broker, "hold-settlements", (queue, _) => faults.HoldSettlements(queue), faults.ReleaseSettlements);
        foreach (var (name, refusal) in Refusals)
            Fault(routes, broker, name, (queue, _) => faults.RefuseSends(queue, refusal), queue => faults.AcceptSends(queue, refusal));
        Fault(
            routes, broker, "delay-answers",
            (queue, query) => faults.DelayAnswers(
                queue, TimeSpan.FromMilliseconds(Number(query, "milliseconds", UsualDelayMilliseconds))),
            faults.AnswerAtOnce);
        Fault(
            routes, broker, "drop-before-storing",
            (queue, query) => faults.DropBeforeStoring(queue, Number(query, "sends", 1)),
            queue => faults.DropBeforeStoring(queue, 0));
        Fault(
            routes, broker, "drop-before-answering",
            (queue, query) => faults.DropBeforeAnswering(queue, Number(query, "sends", 1)),
            queue => faults.DropBeforeAnswering(queue, 0));
    }

    private static IEnumerable<(string Name, SendRefusal Refusal)> Refusals =>
    [
        ("refuse-sends", SendRefusal.Refused),
        ("throttle", SendRefusal.Throttled),
        ("full-queue", SendRefusal.Full),
        ("disable-sends", SendRefusal.Disabled),
    ];

    private static void Fault(
        IEndpointRouteBuilder routes, Broker broker, string name, Action<string, IQueryCollection> begin, Action<string> end)
    {
        var path = $"/queues/{{queue}}/faults/{name}";
        routes.MapPost(path, (string queue, HttpRequest request) =>
            OnQueue(broker, queue, known => begin(known, request.Query)));
        routes.MapDelete(path, (string queue) => OnQueue(broker, queue, end));
    }

    private static IResult OnQueue(Broker broker, string queue, Action<string> act)
    {
        if (broker.Status().All(status => !status.Name.Equals(queue, StringComparison.OrdinalIgnoreCase)))
            return Results.Problem($"There is no queue '{queue}'.", statusCode: StatusCodes.Status404NotFound);
        try
        {
            act(queue);
            return Results.NoContent();
        }
        catch (FormatException e)
        {
            return Results.Problem(e.Message, statusCode: StatusCodes.Status400BadRequest);
        }
    }

    private static int Number(IQueryCollection query, string name, int otherwise)
    {
        if (query[name] is not [{ Length: > 0 } text]) return otherwise;
        return int.TryParse(text, out var number) && number > 0
            ? number
            : throw new FormatException($"'{name}' must be a positive whole number, not '{text}'.");
    }
}
