using System.Text.Json;

namespace Bridge.Core.Truv.Calls;

/// <summary>One HTTP answer, understood.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="Outcome">The named outcome.</param>
public sealed record TruvReply(int Status, TruvOutcome Outcome)
{
    /// <summary>The JSON when the outcome is <see cref="TruvOutcome.Found"/>.</summary>
    public JsonElement? Resource { get; init; }

    /// <summary>
    /// Truv's error code, such as <c>incorrect_parameters</c>; null when it gives none that is safe to log.
    /// </summary>
    public string? Code { get; init; }

    /// <summary>After which time Truv wants to be asked again; null without a hint.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>
    /// The same request may well succeed in a moment: 5xx, 408, or a success whose JSON is missing or damaged.
    /// </summary>
    public bool IsTransient { get; init; }
}
