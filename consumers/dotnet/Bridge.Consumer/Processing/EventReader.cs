using System.Text.Json;
using Bridge.Consumer.Claims;
using Bridge.Consumer.Contract;

namespace Bridge.Consumer.Processing;

/// <summary>Reads a message's body under the contract, and fetches what travels beside it.</summary>
internal sealed class EventReader(EventContract contract, IClaimCheck? claims)
{
    public async Task<(ConsumedEvent? Consumed, Settlement.DeadLetter? Poison)> ReadAsync(
        ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        if (Parse(body.Span) is not { } json) return (null, Violated("The message is not JSON."));
        if (contract.ViolationOfEvent(json) is { } violation) return (null, Unreadable(json, violation));
        if (json.TryGetProperty("data", out var data)) return (Event(json, data), null);
        var (redeemed, poison) = await RedeemAsync(json, cancellationToken);
        return poison is null ? (Event(json, redeemed), null) : (null, poison);
    }

    private static ConsumedEvent Event(JsonElement json, JsonElement data) => new(
        json.GetProperty("id").GetString()!,
        json.GetProperty("type").GetString()!,
        json.TryGetProperty("subject", out var subject) ? subject.GetString() : null,
        json.GetProperty("time").GetDateTimeOffset(),
        data);

    private async Task<(JsonElement Data, Settlement.DeadLetter? Poison)> RedeemAsync(
        JsonElement json, CancellationToken cancellationToken)
    {
        if (claims is null) return (default, new(PoisonReason.ClaimForeign, "This consumer has no container for claim checks."));
        var reference = new Uri(json.GetProperty("dataref").GetString()!);
        var claim = await claims.RedeemAsync(reference, json.GetProperty("datasha256").GetString()!, cancellationToken);
        if (claim.Outcome != ClaimOutcome.Found) return (default, Refusal(claim.Outcome));
        if (Parse(claim.Bytes.Span) is not { } data) return (default, Violated("The claim check's blob is not JSON."));
        return contract.ViolationOfData(data) is { } violation ? (default, Violated($"data: {violation}")) : (data, null);
    }

    private static Settlement.DeadLetter Refusal(ClaimOutcome outcome) => outcome switch
    {
        ClaimOutcome.Missing => new(PoisonReason.ClaimMissing, "There is no blob at dataref; restore it, then replay."),
        ClaimOutcome.Foreign => new(PoisonReason.ClaimForeign, "dataref is outside this consumer's container; it was not read."),
        ClaimOutcome.TooLarge => new(PoisonReason.ClaimTooLarge, "The blob at dataref is larger than this consumer reads."),
        _ => new(PoisonReason.ClaimAltered, "The blob at dataref has another SHA-256 than datasha256."),
    };

    private static Settlement.DeadLetter Unreadable(JsonElement json, string violation)
    {
        var isOtherVersion = json.ValueKind == JsonValueKind.Object
            && json.TryGetProperty("dataschema", out var schema)
            && schema.ValueKind == JsonValueKind.String
            && schema.GetString() != EventContract.DataSchema;
        return isOtherVersion
            ? new(PoisonReason.ContractUnknown, $"This consumer reads {EventContract.DataSchema} only.")
            : Violated(violation);
    }

    private static Settlement.DeadLetter Violated(string where) => new(PoisonReason.ContractViolated, where);

    private static JsonElement? Parse(ReadOnlySpan<byte> json)
    {
        try
        {
            return JsonElement.Parse(json);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
