using Bridge.Consumer.Claims;
using Bridge.Consumer.Contract;
using Bridge.Consumer.Inbox;
using Bridge.Consumer.Signatures;

namespace Bridge.Consumer.Processing;

/// <summary>Takes the body of a message to its settlement: contract, claim check, signature, inbox, work. Knows no queue.</summary>
/// <param name="contract">The contract.</param>
/// <param name="claims">Redeems claim checks; null when this consumer has no access to them.</param>
/// <param name="signatures">Verifies Truv's signature again; null leaves that to the bridge.</param>
/// <param name="inbox">The inbox.</param>
/// <param name="handler">The work.</param>
public sealed class EventProcessor(
    EventContract contract, IClaimCheck? claims, SignatureVerifier? signatures, IInbox inbox, IEventHandler handler)
{
    private readonly EventReader _reader = new(contract, claims);

    /// <summary>Processes one message.</summary>
    /// <param name="body">Its body.</param>
    /// <param name="cancellationToken">Ends the attempt, which then counts as one to repeat.</param>
    public async Task<Settlement> ProcessAsync(ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        try
        {
            var (consumed, poison) = await _reader.ReadAsync(body, cancellationToken);
            return poison ?? Distrust(consumed!) ?? await HandleAsync(consumed!, cancellationToken);
        }
        catch (UnprocessableEventException e)
        {
            return new Settlement.DeadLetter(PoisonReason.Unprocessable, e.Message);
        }
        catch (Exception e)
        {
            return new Settlement.Retry(e);
        }
    }

    private Settlement.DeadLetter? Distrust(ConsumedEvent consumed) => signatures?.Verify(
        consumed.Id, consumed.Type, consumed.Data) switch
    {
        null or SignatureVerdict.Verified or SignatureVerdict.AcceptedUnsigned => null,
        SignatureVerdict.Missing => new Settlement.DeadLetter(
            PoisonReason.SignatureMissing, "The event has no signature; events from Truv's delivery history have none."),
        SignatureVerdict.Mismatch => new Settlement.DeadLetter(
            PoisonReason.SignatureMismatch, "No Access Secret of this consumer signs the body: forged, or a secret is missing here."),
        _ => new Settlement.DeadLetter(
            PoisonReason.EventDiffers, "data.event, type or id is not what the signed body says: somebody changed the event."),
    };

    private async Task<Settlement> HandleAsync(ConsumedEvent consumed, CancellationToken cancellationToken)
    {
        var outcome = await inbox.HandleOnceAsync(
            consumed.Id, (transaction, token) => handler.HandleAsync(consumed, transaction, token), cancellationToken);
        return new Settlement.Complete(outcome == InboxOutcome.AlreadyHandled);
    }
}
