using System.Text.Json.Nodes;

namespace Bridge.Local.Truv;

/// <summary>What a throttled request is answered.</summary>
/// <param name="Text">Where the hint stands.</param>
/// <param name="HasRetryAfter">Whether there is a <c>Retry-After</c> header.</param>
/// <param name="Status">The status; Truv's demo has met the text under others than 429.</param>
public sealed record ThrottleAnswer(
    ThrottleText Text = ThrottleText.ErrorMessage, bool HasRetryAfter = true, int Status = 429)
{
    internal string Body(int seconds)
    {
        var text = $"Request was throttled. Expected available in {seconds} seconds.";
        return (Text switch
        {
            ThrottleText.ErrorMessage => Error("message", text),
            ThrottleText.ErrorDetail => Error("detail", text),
            ThrottleText.Detail => new JsonObject { ["detail"] = text },
            _ => new JsonObject { ["message"] = text },
        }).ToJsonString();
    }

    private static JsonObject Error(string field, string text) =>
        new() { ["error"] = new JsonObject { ["code"] = "throttled", [field] = text } };
}
