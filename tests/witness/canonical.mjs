// Reads one JSON object a line; answers each with two lines: its canonical form (RFC 8785) and the event id made of it.
import { createHash } from "node:crypto";
import { createInterface } from "node:readline";
import canonicalize from "canonicalize";

const withoutWebhookId = ({ webhook_id, ...rest }) => rest;

function idOf(body) {
  const identity = typeof body.event_created_at === "string" ? withoutWebhookId(body) : body;
  return createHash("sha256").update(canonicalize(identity), "utf8").digest("base64url");
}

for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
  const body = JSON.parse(line);
  process.stdout.write(`${canonicalize(body)}\n${idOf(body)}\n`);
}
