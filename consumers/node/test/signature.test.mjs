import assert from "node:assert/strict";
import { test } from "node:test";
import { verify } from "../src/signature.mjs";
import { forged, genuine, secret } from "./genuine.mjs";

const secrets = ["sandbox-newer", secret];
const refusal = (event, more) => {
  try {
    verify(event, { secrets, ...more });
    return null;
  } catch ({ reason }) {
    return reason;
  }
};
const unsigned = genuine((event) => { event.data.evidence.signature = null; });

test("A genuine event is verified under any of the secrets", () => {
  assert.equal(refusal(genuine()), null);
});

test("Another secret is a mismatch", () => {
  assert.equal(refusal(forged()), "signature-mismatch");
});

test("Another body is a mismatch", () => {
  assert.equal(refusal(genuine((event) => { event.data.evidence.body = "e30="; })), "signature-mismatch");
});

test("An event that says something else than the signed body differs", () => {
  assert.equal(refusal(genuine((event) => { event.data.event.order_id = "another"; })), "event-differs");
  assert.equal(refusal(genuine((event) => { event.type = "com.truv.link-deleted"; })), "event-differs");
});

test("A genuine event under another id differs, which would pass the inbox once more", () => {
  assert.equal(refusal(genuine((event) => { event.id = "a".repeat(43); })), "event-differs");
});

test("An event without a signature is what the consumer agreed to", () => {
  assert.equal(refusal(unsigned), "signature-missing");
  assert.equal(refusal(unsigned, { acceptUnsigned: true }), null);
});

test("An unsigned event must still say what its body says", () => {
  const event = structuredClone(unsigned);
  event.data.evidence.body = Buffer.from("no JSON").toString("base64");

  assert.equal(refusal(event, { acceptUnsigned: true }), "event-differs");
});
