import assert from "node:assert/strict";
import { test } from "node:test";
import { startPump } from "../src/pump.mjs";

// The receiver of the SDK, as far as the pump uses it, with a note of every call.
function fakeClient() {
  const calls = [];
  const note = (name) => async (message, options) => { calls.push([name, message?.messageId, options?.deadLetterReason]); };
  const receiver = {
    subscribe: (handlers) => { client.deliver = handlers.processMessage; return { close: note("unsubscribe") }; },
    completeMessage: note("complete"), abandonMessage: note("abandon"), deadLetterMessage: note("deadLetter"), close: note("close"),
  };
  const client = { calls, createReceiver: (queue, options) => { Object.assign(client, { queue, options }); return receiver; } };
  return client;
}

const message = (deliveryCount = 0) =>
  ({ messageId: "m", body: Buffer.from(""), deliveryCount, lockedUntilUtc: new Date(Date.now() + 60_000) });

function pump(outcome, more) {
  const client = fakeClient();
  return { client, pump: startPump({ client, queue: "q", process: outcome, log: () => {}, firstDelayMs: 1, ...more }) };
}

test("The lock is renewed for as long as work may take", () => {
  const { client } = pump(async () => ({ settle: "complete", event: {} }), { longestWorkMs: 7 });

  assert.deepEqual([client.queue, client.options], ["q", { skipParsingBodyAsJson: true, maxAutoLockRenewalDurationInMs: 7 }]);
});

test("Done is completed", async () => {
  const { client } = pump(async () => ({ settle: "complete", event: {} }));

  await client.deliver(message());

  assert.deepEqual(client.calls, [["complete", "m", undefined]]);
});

test("Poison is dead-lettered with its reason", async () => {
  const { client } = pump(async () => ({ settle: "deadLetter", reason: "contract-violated", description: "/" }));

  await client.deliver(message());

  assert.deepEqual(client.calls, [["deadLetter", "m", "contract-violated"]]);
});

test("Trouble is abandoned, and dead-lettered at the last attempt", async () => {
  const { client } = pump(async () => ({ settle: "retry", cause: new Error("away") }), { maxAttempts: 2 });

  await client.deliver(message(0));
  await client.deliver(message(1));

  assert.deepEqual(client.calls, [["abandon", "m", undefined], ["deadLetter", "m", "attempts-exhausted"]]);
});

test("Stopping finishes the message in work first, and gives back at once what waits for its delay", async () => {
  let finish;
  const outcomes = [new Promise((resolve) => { finish = resolve; }), { settle: "retry", cause: new Error("away") }];
  const { client, pump: running } = pump(() => outcomes.shift(), { firstDelayMs: 60_000 });
  const deliveries = [client.deliver(message()), client.deliver(message())];

  const stopped = running.stop();
  finish({ settle: "complete", event: {} });
  await stopped;
  await Promise.all(deliveries);

  assert.deepEqual(client.calls.map(([name]) => name).toSorted(), ["abandon", "close", "complete", "unsubscribe"].toSorted());
  assert.equal(client.calls.at(-1)[0], "close");
});
