using System.Text.Json;

namespace Bridge.EndToEnd.BadInput;

/// <summary>What the caller saw.</summary>
/// <param name="Status">The status; 0 for no answer.</param>
/// <param name="Head">Status line and headers.</param>
/// <param name="Body">The body.</param>
internal sealed record Answer(int Status, string Head, string Body)
{
    private const string Problem = "application/problem+json";

    private static readonly string[] Allowed = ["content-length", "content-type", "date", "connection", "retry-after"];

    /// <summary>Whether the function wrote it: all else is the platform's.</summary>
    public bool IsOfTheFunction => Status == 202 || Head.Contains(Problem, StringComparison.Ordinal);

    /// <summary>The reference of a refusal; null without one.</summary>
    public string? Reference => Head.Contains(Problem, StringComparison.Ordinal)
        ? JsonDocument.Parse(Body).RootElement.GetProperty("reference").GetString()
        : null;

    /// <summary>A refusal is a fixed text but for status and reference, in its headers too.</summary>
    public void AssertSaysNothing()
    {
        if (Reference is not { } reference)
        {
            Assert.Empty(Body);
            return;
        }

        Assert.Equal(
            $$"""{"type":"about:blank","title":"{{Title(Status)}}","status":{{Status}},"reference":"{{reference}}"}""", Body);
        var names = Head.Split('\n').Skip(1).Select(line => line.Split(':')[0].Trim().ToLowerInvariant());
        Assert.All(names.Where(name => name.Length > 0), name => Assert.Contains(name, Allowed));
        Assert.Contains($"content-length: {Body.Length}", Head, StringComparison.OrdinalIgnoreCase);
    }

    private static string Title(int status) => status switch
    {
        400 => "Bad Request",
        401 => "Unauthorized",
        408 => "Request Timeout",
        413 => "Payload Too Large",
        415 => "Unsupported Media Type",
        _ => throw new InvalidOperationException($"No test expects a problem with status {status}."),
    };
}
