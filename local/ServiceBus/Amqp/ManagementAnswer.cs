using Amqp;
using Amqp.Framing;
using Amqp.Types;

namespace Bridge.Local.ServiceBus.Amqp;

/// <summary>Answers of <c>$management</c>.</summary>
internal static class ManagementAnswer
{
    internal const int BadRequest = 400;
    internal const int Forbidden = 403;
    internal const int NotFound = 404;
    internal const int Gone = 410;

    internal static Message Ok(Map? body = null) => Of(200, "OK", null, body);

    internal static Message Nothing() => Of(204, "No content", null, null);

    internal static Message Failure(int status, Error error) => Of(status, error.Description, error.Condition, null);

    private static Message Of(int status, string? description, Symbol? condition, Map? body)
    {
        var answer = new Message
        {
            ApplicationProperties = new ApplicationProperties
            {
                ["statusCode"] = status,
                ["statusDescription"] = description ?? "",
            },
            BodySection = new AmqpValue { Value = body ?? [] },
        };
        if (condition is not null) answer.ApplicationProperties["errorCondition"] = condition;
        return answer;
    }
}
