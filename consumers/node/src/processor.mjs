// Takes the body of a message to its settlement: contract, claim check, signature, inbox, work. Knows no queue.
import { dataSchema, violationOfData, violationOfEvent } from "./contract.mjs";
import { poison, Unprocessable } from "./settlement.mjs";
import { verify } from "./signature.mjs";

/**
 * @param claims Redeems claim checks; undefined when this consumer has no access to them.
 * @param signatures `{ secrets, acceptUnsigned }`; undefined leaves verifying to the bridge.
 * @param inbox The inbox.
 * @param handle The work: takes the event, and returns what the inbox is to keep with it.
 */
export function createProcessor({ claims, signatures, inbox, handle }) {
  /** One of `complete`, `deadLetter` (with reason and description) and `retry` (with the cause). */
  return async function process(body) {
    try {
      const event = await withData(read(body), claims);
      if (signatures) verify(event, signatures);
      const { repeated, result } = await inbox.handleOnce(event.id, () => handle(event));
      return { settle: "complete", repeated, event, result };
    } catch (error) {
      return error instanceof Unprocessable
        ? { settle: "deadLetter", reason: error.reason, description: error.message }
        : { settle: "retry", cause: error };
    }
  };
}

function read(body) {
  const event = parse(body, "The message is not JSON.");
  const violation = violationOfEvent(event);
  if (!violation) return event;
  const isOtherVersion = typeof event?.dataschema === "string" && event.dataschema !== dataSchema;
  throw isOtherVersion
    ? new Unprocessable(`This consumer reads ${dataSchema} only.`, poison.contractUnknown)
    : new Unprocessable(violation, poison.contractViolated);
}

async function withData(event, claims) {
  if (event.data !== undefined) return event;
  if (!claims) throw new Unprocessable("This consumer has no container for claim checks.", poison.claimForeign);
  const bytes = await claims.redeem(event.dataref, event.datasha256);
  const data = parse(bytes, "The claim check's blob is not JSON.");
  const violation = violationOfData(data);
  if (violation) throw new Unprocessable(`data: ${violation}`, poison.contractViolated);
  return { ...event, data };
}

// The SDK parses a body that is JSON; anything else it leaves as bytes or text.
function parse(body, otherwise) {
  if (!Buffer.isBuffer(body) && !(body instanceof Uint8Array) && typeof body !== "string") return body;
  try {
    return JSON.parse(typeof body === "string" ? body : Buffer.from(body).toString("utf8"));
  } catch {
    throw new Unprocessable(otherwise, poison.contractViolated);
  }
}
