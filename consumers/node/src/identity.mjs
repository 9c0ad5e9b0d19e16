// The id of an event, from the body that Truv signed.
import { createHash } from "node:crypto";

/**
 * base64url(SHA-256(canonical JSON without `webhook_id`)). Where the body has no `event_created_at`, `webhook_id` stays in, since
 * nothing else would tell two such events apart.
 */
export function eventId(body) {
  const { webhook_id, ...others } = body;
  const identifying = typeof body.event_created_at === "string" ? others : body;
  return createHash("sha256").update(canonical(identifying)).digest("base64url");
}

/** RFC 8785: members in the order of their UTF-16 units; numbers and strings as JSON.stringify writes them. */
export function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical)}]`;
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  return `{${Object.keys(value).sort().map((name) => `${JSON.stringify(name)}:${canonical(value[name])}`)}}`;
}
