// A genuine event, of which a test breaks one thing.
import { createHmac } from "node:crypto";
import { readFileSync } from "node:fs";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** The secret that signed the example of the contract. */
export const secret = "sandbox-0123456789abcdef0123456789abcdef01234567";

const example = readFileSync(new URL("../../contract/examples/order-created.json", import.meta.url), "utf8");

export function genuine(change = () => {}) {
  const event = JSON.parse(example);
  change(event);
  return event;
}

export const bytes = (event) => Buffer.from(JSON.stringify(event));

export const forged = () => genuine(({ data: { evidence } }) => {
  const body = Buffer.from(evidence.body, "base64");
  evidence.signature = `v1=${createHmac("sha256", "sandbox-guessed").update(body).digest("hex")}`;
});

/** A folder of its own for a test, gone afterwards. */
export function folder(t) {
  const path = mkdtempSync(join(tmpdir(), "bridge-consumer-"));
  t.after(() => rmSync(path, { recursive: true }));
  return path;
}
