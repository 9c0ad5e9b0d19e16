using System.Text.Json;

namespace Bridge.Cli.Up;

/// <summary>What became of the samples.</summary>
/// <param name="Sent">Webhooks that Truv's sender sent.</param>
/// <param name="Accepted">Of these, answered 2xx.</param>
/// <param name="Consumed">Of these, received by the consumer at least once.</param>
/// <param name="Enriched">Of these, with everything planned for them fetched.</param>
/// <param name="Lost">Sent but never received.</param>
/// <param name="Duplicated">Received beyond the first time.</param>
internal sealed record Summary(int Sent, int Accepted, int Consumed, int Enriched, int Lost, int Duplicated)
{
    /// <summary>Each sent event was consumed exactly once.</summary>
    internal bool IsFlawless => Sent > 0 && Lost == 0 && Duplicated == 0;

    internal string ToJson() => JsonSerializer.Serialize(this, JsonSerializerOptions.Web);
}
