import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { JournalInbox } from "../src/inbox.mjs";
import { createProcessor } from "../src/processor.mjs";
import { Unprocessable } from "../src/settlement.mjs";
import { bytes, folder, forged, genuine, secret } from "./genuine.mjs";

async function processor(t, more = {}) {
  const handled = [];
  const inbox = await JournalInbox.open(join(folder(t), "inbox.jsonl"));
  t.after(() => inbox.close());
  const handle = (event) => { handled.push(event.id); };
  return { handled, process: createProcessor({ inbox, handle, signatures: { secrets: [secret] }, ...more }) };
}

const claimed = () => bytes(genuine((event) => {
  delete event.data;
  Object.assign(event, { dataref: "https://account.blob.core.windows.net/truv-events/a", datasha256: "a".repeat(64) });
}));
const reason = async (t, body, more) => (await (await processor(t, more)).process(body)).reason;

test("A genuine event is handled and complete; again, it is complete without work", async (t) => {
  const { process, handled } = await processor(t);

  const outcomes = [await process(bytes(genuine())), await process(bytes(genuine()))];

  assert.deepEqual(outcomes.map(({ settle, repeated }) => [settle, repeated]), [["complete", false], ["complete", true]]);
  assert.deepEqual(handled, [genuine().id]);
});

for (const body of ["not JSON", "[]", "{}", '{"dataschema":7}', "null"]) {
  test(`${body} is poison`, async (t) => assert.equal(await reason(t, Buffer.from(body)), "contract-violated"));
}

test("Another major version is poison until the consumer knows it", async (t) => {
  const event = genuine((json) => { json.dataschema = "https://truv-bridge.invalid/contract/2/data.json"; });

  assert.equal(await reason(t, bytes(event)), "contract-unknown");
});

test("A forged event is poison and not handled", async (t) => {
  const { process, handled } = await processor(t);

  assert.equal((await process(bytes(forged()))).reason, "signature-mismatch");
  assert.deepEqual(handled, []);
});

test("Without secrets here, the signature is left to the bridge", async (t) => {
  const { process } = await processor(t, { signatures: undefined });

  assert.equal((await process(bytes(forged()))).settle, "complete");
});

test("A claim check is the data of its blob", async (t) => {
  const statuses = [];
  const { process } = await processor(t, {
    claims: { redeem: async () => bytes(genuine().data) },
    handle: ({ data }) => { statuses.push(data.enrichment.status); },
  });

  assert.equal((await process(claimed())).settle, "complete");
  assert.deepEqual(statuses, ["complete"]);
});

test("A claim check of something else is poison", async (t) => {
  assert.equal(await reason(t, claimed(), { claims: { redeem: async () => Buffer.from("{}") } }), "contract-violated");
  assert.equal(await reason(t, claimed(), { claims: { redeem: async () => Buffer.from("no JSON") } }), "contract-violated");
  assert.equal(await reason(t, claimed()), "claim-foreign");
});

test("Trouble that may pass comes again, and is done then", async (t) => {
  let isAway = true;
  const { process } = await processor(t, { handle: () => { if (isAway) throw new Error("away"); } });

  assert.equal((await process(bytes(genuine()))).settle, "retry");
  isAway = false;
  assert.equal((await process(bytes(genuine()))).repeated, false);
});

test("Work that says it cannot be done is poison", async (t) => {
  const handle = () => { throw new Unprocessable("The order is closed."); };

  assert.equal(await reason(t, bytes(genuine()), { handle }), "unprocessable");
});
