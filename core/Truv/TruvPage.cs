using System.Text.Json;

namespace Bridge.Core.Truv;

/// <summary>One page of a list, or the reason why it could not be had.</summary>
/// <param name="Path">Path and query under which it was asked for, and can be again.</param>
/// <param name="Outcome">The named outcome.</param>
/// <param name="Body">The page as Truv wrote it when the outcome is <see cref="TruvOutcome.Found"/>.</param>
/// <param name="Next">
/// Path and query of the page after it; null after the last page and after any other outcome.
/// </param>
/// <param name="AskedAt">When the request was sent, UTC.</param>
public sealed record TruvPage(string Path, TruvOutcome Outcome, JsonElement? Body, string? Next, DateTimeOffset AskedAt)
{
    /// <summary>Requests that the page took, repetitions included.</summary>
    public int Requests { get; init; } = 1;

    /// <summary>
    /// The array of items: the body's <c>results</c>, or the body where Truv answers with a plain array; null where it
    /// has neither.
    /// </summary>
    public JsonElement? Results => Body switch
    {
        { ValueKind: JsonValueKind.Array } list => list,
        { ValueKind: JsonValueKind.Object } page when page.TryGetProperty("results", out var results)
            && results.ValueKind == JsonValueKind.Array => results,
        _ => null,
    };
}
