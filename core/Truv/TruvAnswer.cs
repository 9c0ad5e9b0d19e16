using System.Text.Json;

namespace Bridge.Core.Truv;

/// <summary>What Truv's API said to one GET.</summary>
/// <param name="Outcome">The named outcome.</param>
/// <param name="Resource">The JSON answer when the outcome is <see cref="TruvOutcome.Found"/>.</param>
public sealed record TruvAnswer(TruvOutcome Outcome, JsonElement? Resource = null)
{
    /// <summary>When the request left, UTC: the answer knows of nothing that happened later.</summary>
    public DateTimeOffset AskedAt { get; init; }

    /// <summary>The resource exists.</summary>
    public static TruvAnswer Found(JsonElement resource) => new(TruvOutcome.Found, resource);
}
