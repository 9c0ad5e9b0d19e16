using System.Globalization;
using Microsoft.Extensions.Logging;

namespace Bridge.Core.Webhooks;

/// <summary>What the bridge decided about one webhook: a named value with a stable code, one status and one metric tag.</summary>
/// <param name="Code">Stable code (<c>BRG1xx</c>) that logs, metrics and documentation share.</param>
/// <param name="Name">Lower-case name, used as the metric tag <c>verdict</c>.</param>
/// <param name="StatusCode">The HTTP status that Truv sees.</param>
/// <param name="Cause">What happened, for the operator; never part of a response.</param>
/// <param name="Remedy">What the operator does about it.</param>
public sealed record Verdict(string Code, string Name, int StatusCode, string Cause, string Remedy)
{
    /// <summary>Whether Truv is told that the webhook arrived (any 2xx).</summary>
    public bool IsAccepted => StatusCode is >= 200 and < 300;

    /// <summary>The number in <see cref="Code"/>, used as the id of the log event.</summary>
    public int Number { get; } = int.Parse(Code.AsSpan(3), CultureInfo.InvariantCulture);

    /// <summary>When the caller is asked to come back, as <c>Retry-After</c> tells it; null when it is not asked.</summary>
    /// <value>30 seconds with status 503, otherwise null.</value>
    public TimeSpan? RetryAfter => StatusCode == 503 ? TimeSpan.FromSeconds(30) : null;

    /// <summary>The level of the log event: it says whether anybody has to act.</summary>
    /// <value>
    /// Error for what is ours to mend, Information for what needs nobody, Warning for all else.
    /// </value>
    public LogLevel Level => this switch
    {
        _ when this == Verdicts.Accepted || this == Verdicts.CallerGone => LogLevel.Information,
        { StatusCode: >= 500 } => LogLevel.Error,
        _ when this == Verdicts.QueueRefusedSize => LogLevel.Error,
        _ => LogLevel.Warning,
    };

    /// <inheritdoc />
    public override string ToString() => $"{Code} {Name}";
}
