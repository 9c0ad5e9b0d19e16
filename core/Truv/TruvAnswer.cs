using System.Runtime.InteropServices;
using System.Text.Json;

namespace Bridge.Core.Truv;

/// <summary>What Truv's API said to one call.</summary>
/// <param name="Outcome">The named outcome.</param>
/// <param name="Resource">
/// The JSON answer when the outcome is <see cref="TruvOutcome.Found"/>, exactly as Truv wrote it.
/// </param>
public sealed record TruvAnswer(TruvOutcome Outcome, JsonElement? Resource = null)
{
    /// <summary>
    /// When the request that produced the answer was sent, UTC; for several pages, the first one's. The answer knows of
    /// everything that happened before: it serves every event that was received earlier.
    /// </summary>
    public DateTimeOffset AskedAt { get; init; }

    /// <summary>Requests that the answer took: pages and repetitions count, and none was sent when there was no turn.</summary>
    public int Requests { get; init; } = 1;

    /// <summary>Bytes of the JSON; 0 when there is none.</summary>
    internal int Bytes => Resource is { } json ? JsonMarshal.GetRawUtf8Value(json).Length : 0;

    /// <summary>The resource exists.</summary>
    public static TruvAnswer Found(JsonElement resource) => new(TruvOutcome.Found, resource);
}
