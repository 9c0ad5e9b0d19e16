using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Bridge.Local.Truv;

/// <summary>A status and, but for 204, a JSON body.</summary>
internal sealed record ApiAnswer(int Status, string? Body)
{
    internal static ApiAnswer NotFound { get; } = Detail(StatusCodes.Status404NotFound, "Not Found.");

    internal static ApiAnswer NoContent { get; } = new(StatusCodes.Status204NoContent, null);

    internal static ApiAnswer Ok(JsonNode body) => new(StatusCodes.Status200OK, TruvJson.Text(body));

    internal static ApiAnswer Created(JsonNode body) => new(StatusCodes.Status201Created, TruvJson.Text(body));

    internal static ApiAnswer Detail(int status, string text) =>
        new(status, new JsonObject { ["detail"] = text }.ToJsonString());

    internal static ApiAnswer Error(int status, string code, string message) => new(
        status, new JsonObject { ["error"] = new JsonObject { ["code"] = code, ["message"] = message } }.ToJsonString());

    internal static ApiAnswer Invalid(string field, string message) => new(
        StatusCodes.Status400BadRequest,
        new JsonObject
        {
            ["error"] = new JsonObject
            {
                ["code"] = "incorrect_parameters",
                ["message"] = "Incorrect request parameters",
                ["extra"] = new JsonObject
                {
                    ["invalid-params"] = new JsonArray(new JsonObject { ["field"] = field, ["message"] = message }),
                },
            },
        }.ToJsonString());
}
