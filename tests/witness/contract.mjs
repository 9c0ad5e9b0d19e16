// What the official client and a broker promise each other, checked step by step: one line for each step that holds.
import assert from "node:assert/strict";
import { ServiceBusClient } from "@azure/service-bus";
import { read } from "./options.mjs";

const options = read({ sessions: { type: "string" } });
const client = new ServiceBusClient(options.connection, { retryOptions: { maxRetries: 0, timeoutInMs: 10_000 } });
const wait = { maxWaitTimeInMs: 10_000 };
const briefly = { maxWaitTimeInMs: 200 };
const inAnHour = () => new Date(Date.now() + 3_600_000);

async function one(receiver) {
  const [message] = await receiver.receiveMessages(1, wait);
  assert.ok(message, "a message was expected");
  return message;
}

const steps = {
  async "schedule, peek and cancel"() {
    const sender = client.createSender(options.queue);
    const receiver = client.createReceiver(options.queue);
    const numbers = await sender.scheduleMessages([{ body: "a" }, { body: "b" }], inAnHour());
    const peeked = await receiver.peekMessages(5, { fromSequenceNumber: numbers[0] });
    assert.deepEqual(peeked.map((message) => [message.body, message.state]), [["a", "scheduled"], ["b", "scheduled"]]);
    await sender.cancelScheduledMessages(numbers);
    await assert.rejects(sender.cancelScheduledMessages(numbers), { code: "MessageNotFound" });
  },

  async "scheduled message arrives"() {
    await client.createSender(options.queue).scheduleMessages({ body: "soon" }, new Date(Date.now() + 500));
    const receiver = client.createReceiver(options.queue);
    const message = await one(receiver);
    assert.equal(message.body, "soon");
    await receiver.completeMessage(message);
  },

  async "defer, receive by number and renew"() {
    await client.createSender(options.queue).sendMessages({ body: "deferred" });
    const receiver = client.createReceiver(options.queue);
    const message = await one(receiver);
    await receiver.deferMessage(message, { seen: "yes" });
    const [again] = await receiver.receiveDeferredMessages(message.sequenceNumber);
    assert.deepEqual([again.body, again.applicationProperties.seen], ["deferred", "yes"]);
    assert.ok((await receiver.renewMessageLock(again)) > new Date());
    await receiver.completeMessage(again);
    await assert.rejects(receiver.receiveDeferredMessages(message.sequenceNumber), { code: "MessageNotFound" });
  },

  async "batch up to the limit of the link"() {
    const sender = client.createSender(options.queue);
    const batch = await sender.createMessageBatch();
    while (batch.tryAddMessage({ body: Buffer.alloc(300) }));
    await sender.sendMessages(batch);
    const receiver = client.createReceiver(options.queue, { receiveMode: "receiveAndDelete" });
    let got = 0;
    while (got < batch.count) got += (await receiver.receiveMessages(batch.count - got, wait)).length;
    assert.equal((await receiver.receiveMessages(1, briefly)).length, 0);
    await receiver.close();
  },

  async "too large a message"() {
    const sender = client.createSender(options.queue);
    await assert.rejects(sender.sendMessages({ body: Buffer.alloc(8_000) }), { code: "MessageSizeExceeded" });
  },

  async "session by id, in order, with state"() {
    const sender = client.createSender(options.sessions);
    await sender.sendMessages([1, 2, 3].map((body) => ({ body, sessionId: "a" })));
    const session = await client.acceptSession(options.sessions, "a");
    const got = [];
    while (got.length < 3) {
      for (const message of await session.receiveMessages(3 - got.length, wait)) {
        got.push(message.body);
        await session.completeMessage(message);
      }
    }
    assert.deepEqual(got, [1, 2, 3]);
    await session.setSessionState({ at: 3 });
    assert.ok((await session.renewSessionLock()) > new Date());
    await assert.rejects(client.acceptSession(options.sessions, "a"), { code: "SessionCannotBeLocked" });
    await session.close();
    const again = await client.acceptSession(options.sessions, "a");
    assert.deepEqual(await again.getSessionState(), { at: 3 });
    await again.setSessionState(null);
    await again.close();
  },

  async "next session, now and later"() {
    const sender = client.createSender(options.sessions);
    await sender.sendMessages({ body: "now", sessionId: "now" });
    const now = await client.acceptNextSession(options.sessions);
    assert.equal(now.sessionId, "now");
    await now.completeMessage(await one(now));
    const accepting = client.acceptNextSession(options.sessions);
    await sender.sendMessages({ body: "later", sessionId: "later" });
    const later = await accepting;
    assert.equal(later.sessionId, "later");
    await later.completeMessage(await one(later));
    await later.close();
    await now.close();
  },

  async "send without a session is refused"() {
    await assert.rejects(client.createSender(options.sessions).sendMessages({ body: "none" }));
  },

  async "drain is answered at once"() {
    const receiver = client.createReceiver(options.queue);
    await receiver.receiveMessages(1, { maxWaitTimeInMs: 50 });
    const begin = performance.now();
    for (let at = 0; at < 10; at++) await receiver.receiveMessages(1, { maxWaitTimeInMs: 10 });
    const each = (performance.now() - begin) / 10;
    assert.ok(each < 190, `a receive that finds nothing took ${each} ms`);
  },
};

for (const [name, step] of Object.entries(steps)) {
  await step();
  console.log(name);
}
await client.close();
