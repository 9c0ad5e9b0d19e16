// How a message leaves the consumer, and why.

/** Dead-letter reasons; the same as those of the consumer in .NET. */
export const poison = Object.freeze({
  contractViolated: "contract-violated",
  contractUnknown: "contract-unknown",
  claimMissing: "claim-missing",
  claimForeign: "claim-foreign",
  claimTooLarge: "claim-too-large",
  claimAltered: "claim-altered",
  signatureMismatch: "signature-mismatch",
  signatureMissing: "signature-missing",
  eventDiffers: "event-differs",
  unprocessable: "unprocessable",
  attemptsExhausted: "attempts-exhausted",
});

/** Can never be processed: thrown on the way, also by the work. The description goes to the dead-letter queue: no personal data. */
export class Unprocessable extends Error {
  constructor(description, reason = poison.unprocessable) {
    super(description);
    this.reason = reason;
  }
}
