// Verifies again what the bridge has verified, with secrets of the consumer's own.
import { createHmac, timingSafeEqual } from "node:crypto";
import { isDeepStrictEqual } from "node:util";
import { eventId } from "./identity.mjs";
import { poison, Unprocessable } from "./settlement.mjs";

/** Refuses an event, which keeps the contract, unless one of the secrets signed its body, and it says what the body says. */
export function verify({ id, type, data }, { secrets, acceptUnsigned = false }) {
  const body = Buffer.from(data.evidence.body, "base64");
  const { signature } = data.evidence;
  if (signature === null && !acceptUnsigned) {
    throw new Unprocessable("The event has no signature; events from Truv's delivery history have none.", poison.signatureMissing);
  }
  if (signature !== null && !isSigned(body, signature, secrets)) {
    throw new Unprocessable(
      "No Access Secret of this consumer signs the body: forged, or a secret is missing here.", poison.signatureMismatch);
  }
  // The signature covers the bytes only: data.event could be anything beside them, and under another id the inbox would let the
  // same event pass once more.
  const signed = parsed(body);
  if (!isDeepStrictEqual(data.event, signed) || type !== `com.truv.${signed.event_type}` || id !== eventId(signed)) {
    throw new Unprocessable(
      "data.event, type or id is not what the signed body says: somebody changed the event.", poison.eventDiffers);
  }
}

// Every secret is tried, so that time does not tell which one signed.
function isSigned(body, signature, secrets) {
  const presented = Buffer.from(signature);
  return secrets
    .map((secret) => Buffer.from(`v1=${createHmac("sha256", secret).update(body).digest("hex")}`))
    .map((expected) => expected.length === presented.length && timingSafeEqual(expected, presented))
    .includes(true);
}

function parsed(body) {
  try {
    return JSON.parse(body.toString("utf8"));
  } catch {
    return undefined;
  }
}
