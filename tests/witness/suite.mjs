// The contract of tests/Bridge.Tests/Local/ServiceBus/Contract, by the same names, kept by the official client for Node.
// Every test takes a queue of its own: plain-1 and sessions-1, plain-2 and sessions-2, and so on.
import assert from "node:assert/strict";
import { randomBytes, randomUUID } from "node:crypto";
import net from "node:net";
import test from "node:test";
import { setTimeout as delay } from "node:timers/promises";
import { ServiceBusClient } from "@azure/service-bus";

const connection = process.env.BRIDGE_CONTRACT_CONNECTION;
const soon = { maxWaitTimeInMs: 20_000 };
const briefly = { maxWaitTimeInMs: 500 };
let used = 0;

function promise(name, body) {
  const number = ++used;
  test(name, { timeout: 40_000 }, async () => {
    const client = open(connection);
    try {
      await body({ client, queue: `plain-${number}`, sessions: `sessions-${number}` });
    } finally {
      await client.close();
    }
  });
}

function open(to, timeoutInMs = 5_000) {
  return new ServiceBusClient(to, { retryOptions: { maxRetries: 3, timeoutInMs, retryDelayInMs: 50 } });
}

const text = (message) => (Buffer.isBuffer(message.body) ? message.body.toString("utf8") : `${message.body}`);

async function take(receiver) {
  const [message] = await receiver.receiveMessages(1, soon);
  assert.ok(message, "no message came");
  return message;
}

async function send(client, queue, body, more = {}) {
  await client.createSender(queue).sendMessages({ body: Buffer.from(body), messageId: randomUUID(), ...more });
}

const isCode = (code) => (error) => {
  assert.equal(error.code, code);
  return true;
};

promise("Send_Message_ArrivesWithAllItsParts", async ({ client, queue }) => {
  const sent = {
    body: Buffer.from([0, 1, 254, 255]), messageId: randomUUID(), correlationId: "correlation", subject: "subject",
    contentType: "application/octet-stream", to: "to", replyTo: "reply", timeToLive: 3_600_000,
    applicationProperties: { text: "Grüße", int: 7, long: 2 ** 40, double: 0.5, bool: true },
  };
  await client.createSender(queue).sendMessages(sent);
  const message = await take(client.createReceiver(queue));
  assert.deepEqual([...message.body], [0, 1, 254, 255]);
  for (const name of ["messageId", "correlationId", "subject", "contentType", "to", "replyTo", "timeToLive"]) {
    assert.equal(message[name], sent[name], name);
  }
  assert.deepEqual({ ...message.applicationProperties }, sent.applicationProperties);
  assert.equal(message.deliveryCount, 0);
  assert.ok(message.sequenceNumber.toNumber() > 0);
});

promise("SendBatch_FilledToItsLimit_ArrivesWholeAndInOrder", async ({ client, queue }) => {
  const sender = client.createSender(queue);
  const batch = await sender.createMessageBatch();
  const body = Buffer.alloc(Math.floor(batch.maxSizeInBytes / 20));
  while (batch.tryAddMessage({ body, messageId: randomUUID(), subject: `${batch.count}` }));
  await sender.sendMessages(batch);
  const receiver = client.createReceiver(queue);
  const subjects = [];
  while (subjects.length < batch.count) {
    const messages = await receiver.receiveMessages(batch.count - subjects.length, soon);
    assert.notEqual(messages.length, 0);
    subjects.push(...messages.map((message) => message.subject));
  }
  assert.ok(batch.count >= 10 && batch.count <= 20, `${batch.count}`);
  assert.deepEqual(subjects, [...subjects.keys()].map(String));
});

promise("Send_SameMessageIdAgain_IsAcceptedAndDropped", async ({ client, queue }) => {
  await send(client, queue, "first", { messageId: "same" });
  await send(client, queue, "second", { messageId: "same" });
  const receiver = client.createReceiver(queue);
  assert.equal(text(await take(receiver)), "first");
  assert.deepEqual(await receiver.receiveMessages(1, briefly), []);
});

promise("Schedule_Message_IsInvisibleUntilItsTime", async ({ client, queue }) => {
  const receiver = client.createReceiver(queue);
  const at = new Date(Date.now() + 2_000);
  const [number] = await client.createSender(queue).scheduleMessages({ body: Buffer.from("later") }, at);
  assert.deepEqual(await receiver.receiveMessages(1, briefly), []);
  const [peeked] = await receiver.peekMessages(1, { fromSequenceNumber: number });
  assert.deepEqual([peeked.state, `${peeked.sequenceNumber}`], ["scheduled", `${number}`]);
  const message = await take(receiver);
  assert.equal(text(message), "later");
  assert.notEqual(`${message.sequenceNumber}`, `${number}`);
  assert.ok(message.enqueuedTimeUtc.getTime() > at.getTime() - 100);
});

promise("CancelScheduled_Message_NeverArrives", async ({ client, queue }) => {
  const sender = client.createSender(queue);
  const at = new Date(Date.now() + 2_000);
  const numbers = await sender.scheduleMessages(["a", "b", "c"].map((body) => ({ body: Buffer.from(body) })), at);
  const receiver = client.createReceiver(queue);
  const peeked = await receiver.peekMessages(5, { fromSequenceNumber: numbers[0] });
  await sender.cancelScheduledMessages(numbers.slice(0, 2));
  await assert.rejects(sender.cancelScheduledMessages(numbers[0]), isCode("MessageNotFound"));
  assert.deepEqual(
    peeked.map((message) => [text(message), message.state]), [["a", "scheduled"], ["b", "scheduled"], ["c", "scheduled"]]);
  assert.equal(text(await take(receiver)), "c");
  assert.deepEqual(await receiver.receiveMessages(1, briefly), []);
});

promise("SendBatch_OfOneMessage_Arrives", async ({ client, queue }) => {
  const sender = client.createSender(queue);
  const batch = await sender.createMessageBatch();
  assert.ok(batch.tryAddMessage({ body: Buffer.from("alone"), messageId: "1" }));
  await sender.sendMessages(batch);
  const message = await take(client.createReceiver(queue));
  assert.deepEqual([text(message), message.messageId], ["alone", "1"]);
});

promise("Send_MessageOfManyFrames_ArrivesByteForByte", async ({ client, queue }) => {
  const body = randomBytes(200_000);
  await send(client, queue, body);
  assert.deepEqual(Buffer.from((await take(client.createReceiver(queue))).body), body);
});

promise("TimeToLive_Over_TheMessageIsGone", async ({ client, queue }) => {
  await send(client, queue, "mortal", { timeToLive: 1 });
  await delay(20);
  assert.deepEqual(await client.createReceiver(queue).receiveMessages(1, briefly), []);
  assert.deepEqual(await client.createReceiver(queue, { subQueueType: "deadLetter" }).peekMessages(1), []);
});

promise("Send_TooLarge_IsMessageSizeExceeded", async ({ client, queue }) => {
  const sender = client.createSender(queue);
  const batch = await sender.createMessageBatch();
  const tooLarge = { body: Buffer.alloc(batch.maxSizeInBytes + 1) };
  assert.equal(batch.tryAddMessage(tooLarge), false);
  await assert.rejects(sender.sendMessages(tooLarge), isCode("MessageSizeExceeded"));
  assert.deepEqual(await client.createReceiver(queue).receiveMessages(1, briefly), []);
});

promise("Receive_LockedMessage_IsNotGivenToAnother", async ({ client, queue }) => {
  await send(client, queue, "a");
  await take(client.createReceiver(queue));
  assert.deepEqual(await client.createReceiver(queue).receiveMessages(1, briefly), []);
});

// Times on the wire have milliseconds, within which a renewal may well come.
async function prolongs(before, renew) {
  const limit = Date.now() + 10_000;
  let after = before;
  while (after <= before && Date.now() < limit) after = await renew();
  assert.ok(after > before);
}

promise("RenewLock_LockedMessage_ProlongsTheLock", async ({ client, queue }) => {
  await send(client, queue, "a");
  const receiver = client.createReceiver(queue);
  const message = await take(receiver);
  const before = message.lockedUntilUtc;
  await prolongs(before, () => receiver.renewMessageLock(message));
  await receiver.completeMessage(message);
});

promise("Complete_Message_IsGone", async ({ client, queue }) => {
  await send(client, queue, "a");
  const receiver = client.createReceiver(queue);
  const message = await take(receiver);
  await receiver.completeMessage(message);
  assert.deepEqual(await receiver.peekMessages(1), []);
  await assert.rejects(receiver.completeMessage(message));
});

promise("ReceiveAndDelete_Message_IsGoneAtOnce", async ({ client, queue }) => {
  await send(client, queue, "a");
  await send(client, queue, "b");
  const receiver = client.createReceiver(queue, { receiveMode: "receiveAndDelete" });
  assert.equal(text(await take(receiver)), "a");
  assert.deepEqual(await bodies(client, queue), ["b"]);
});

promise("Receive_FromAnEmptyQueueAgainAndAgain_EndsSoonAfterEachWait", async ({ client, queue }) => {
  const receiver = client.createReceiver(queue);
  await receiver.receiveMessages(1, { maxWaitTimeInMs: 50 });
  const begin = performance.now();
  for (let time = 0; time < 10; time++) assert.deepEqual(await receiver.receiveMessages(1, { maxWaitTimeInMs: 10 }), []);
  // A drain that is not answered costs each receive 200 ms.
  const took = performance.now() - begin;
  assert.ok(took < 1_900, `10 receives that found nothing took ${took} ms`);
});

promise("Abandon_Message_ComesAgainWithItsDeliveryCountedAndPropertiesChanged", async ({ client, queue }) => {
  await send(client, queue, "a");
  const receiver = client.createReceiver(queue);
  await receiver.abandonMessage(await take(receiver), { tries: 1 });
  const message = await take(receiver);
  assert.equal(message.deliveryCount, 1);
  assert.equal(message.applicationProperties.tries, 1);
});

promise("Abandon_UpToTheMaximum_IsDeadLetteredWithTheReason", async ({ client, queue }) => {
  await send(client, queue, "a");
  const receiver = client.createReceiver(queue);
  for (let delivery = 1; delivery <= 3; delivery++) await receiver.abandonMessage(await take(receiver));
  const dead = await take(client.createReceiver(queue, { subQueueType: "deadLetter" }));
  assert.equal(text(dead), "a");
  assert.equal(dead.deadLetterReason, "MaxDeliveryCountExceeded");
});

promise("Defer_Message_IsReceivedByItsNumberOnly", async ({ client, queue }) => {
  await send(client, queue, "a");
  const receiver = client.createReceiver(queue);
  const message = await take(receiver);
  await receiver.deferMessage(message, { seen: "yes" });
  assert.deepEqual(await receiver.receiveMessages(1, briefly), []);
  const [deferred] = await receiver.receiveDeferredMessages(message.sequenceNumber);
  assert.deepEqual([text(deferred), deferred.applicationProperties.seen], ["a", "yes"]);
  assert.ok((await receiver.renewMessageLock(deferred)) > new Date());
  await receiver.completeMessage(deferred);
  await assert.rejects(receiver.receiveDeferredMessages(message.sequenceNumber), isCode("MessageNotFound"));
});

promise("DeadLetter_WithReason_IsInTheDeadLetterQueue", async ({ client, queue }) => {
  await send(client, queue, "a");
  const receiver = client.createReceiver(queue);
  await receiver.deadLetterMessage(
    await take(receiver), { deadLetterReason: "BRG140", deadLetterErrorDescription: "why", tries: 1 });
  const letters = client.createReceiver(queue, { subQueueType: "deadLetter" });
  const dead = await take(letters);
  assert.deepEqual(
    [text(dead), dead.deadLetterReason, dead.deadLetterErrorDescription, dead.applicationProperties.tries],
    ["a", "BRG140", "why", 1]);
  await letters.completeMessage(dead);
  assert.deepEqual(await letters.peekMessages(1), []);
});

promise("Sessions_MessagesOfTwo_AreReceivedApartAndInOrder", async ({ client, sessions }) => {
  for (let at = 1; at <= 6; at++) await send(client, sessions, `${at}`, { sessionId: at % 2 === 0 ? "even" : "odd" });
  const takeAll = async (sessionId, expected) => {
    const receiver = await client.acceptSession(sessions, sessionId);
    for (const body of expected) {
      const message = await take(receiver);
      assert.deepEqual([text(message), message.sessionId], [body, sessionId]);
      await receiver.completeMessage(message);
    }
    assert.deepEqual(await receiver.receiveMessages(1, briefly), []);
    await receiver.close();
  };
  await takeAll("odd", ["1", "3", "5"]);
  await takeAll("even", ["2", "4", "6"]);
});

promise("AcceptNext_SessionWithMessages_IsGivenAndItsLockRenewed", async ({ client, sessions }) => {
  await send(client, sessions, "a", { sessionId: "any" });
  const receiver = await client.acceptNextSession(sessions);
  const before = receiver.sessionLockedUntilUtc;
  const seconds = (before - Date.now()) / 1000;
  assert.ok(seconds > 30 && seconds < 61, `${seconds}`);
  await prolongs(before, () => receiver.renewSessionLock());
  assert.equal(receiver.sessionId, "any");
  await receiver.completeMessage(await take(receiver));
  await receiver.close();
});

promise("Session_HeldByOne_CannotBeLockedByAnotherUntilItIsReleased", async ({ client, sessions }) => {
  await send(client, sessions, "a", { sessionId: "held" });
  const holder = await client.acceptSession(sessions, "held");
  await take(holder);
  await assert.rejects(client.acceptSession(sessions, "held"), isCode("SessionCannotBeLocked"));
  await holder.close();
  const next = await client.acceptSession(sessions, "held");
  assert.equal(next.sessionId, "held");
  const message = await take(next);
  assert.equal(message.deliveryCount, 0);
  await next.completeMessage(message);
  await next.close();
});

promise("AcceptNext_BeforeAnyMessage_WaitsForTheFirst", async ({ client, sessions }) => {
  const accepting = client.acceptNextSession(sessions);
  await send(client, sessions, "1", { sessionId: "late" });
  const receiver = await accepting;
  const message = await take(receiver);
  assert.deepEqual([receiver.sessionId, text(message)], ["late", "1"]);
  await receiver.completeMessage(message);
  await receiver.close();
});

promise("AcceptNext_WithoutMessages_TimesOut", async ({ sessions }) => {
  const hasty = new ServiceBusClient(connection, { retryOptions: { maxRetries: 0, timeoutInMs: 1_000 } });
  await assert.rejects(hasty.acceptNextSession(sessions), isCode("ServiceTimeout"));
  await hasty.close();
});

promise("Defer_InASession_IsReceivedByItsNumber", async ({ client, sessions }) => {
  await send(client, sessions, "a", { sessionId: "deferring" });
  const receiver = await client.acceptSession(sessions, "deferring");
  const message = await take(receiver);
  await receiver.deferMessage(message);
  const [deferred] = await receiver.receiveDeferredMessages(message.sequenceNumber);
  await receiver.completeMessage(deferred);
  assert.equal(text(deferred), "a");
  assert.deepEqual(await receiver.peekMessages(1), []);
  await receiver.close();
});

promise("Link_OfTheWrongKind_IsNotAllowed", async ({ client, queue, sessions }) => {
  await assert.rejects(client.createReceiver(sessions).receiveMessages(1, soon));
  await assert.rejects(client.acceptSession(queue, "a"));
});

promise("Send_WithoutASession_IsRefused", async ({ client, sessions }) => {
  await assert.rejects(send(client, sessions, "no session"));
});

promise("SessionState_Written_IsReadByTheNextHolder", async ({ client, sessions }) => {
  const first = await client.acceptSession(sessions, "state");
  assert.ok(!(await first.getSessionState()));
  await first.setSessionState(Buffer.from("half done"));
  await first.close();
  const second = await client.acceptSession(sessions, "state");
  assert.equal((await second.getSessionState()).toString("utf8"), "half done");
  await second.setSessionState({ at: 3 });
  assert.deepEqual(await second.getSessionState(), { at: 3 });
  await second.setSessionState(null);
  assert.ok(!(await second.getSessionState()));
  await second.close();
});

// Stands between client and broker; cuts the connection once instead of carrying what one side says next.
async function withProxy(body) {
  const port = Number(/:(\d+)/.exec(connection)[1]);
  const cut = { client: false, broker: false };
  const pairs = new Set();
  const server = net.createServer((client) => {
    const broker = net.connect(port, "127.0.0.1");
    pairs.add(client).add(broker);
    const end = () => { client.destroy(); broker.destroy(); };
    const carry = (from, to, who) => from.on("data", (bytes) => {
      if (!cut[who]) return to.write(bytes);
      cut[who] = false;
      end();
    }).on("error", end).on("close", end);
    carry(client, broker, "client");
    carry(broker, client, "broker");
  });
  await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
  // This client notices by the end of a try that a connection is gone.
  const client = open(connection.replace(`:${port}`, `:${server.address().port}`).replace("localhost", "127.0.0.1"), 1_500);
  try {
    await body(client, cut);
  } finally {
    await client.close();
    for (const socket of pairs) socket.destroy();
    server.close();
  }
}

const bodies = async (client, queue) => (await client.createReceiver(queue).peekMessages(10)).map(text);

promise("Send_ConnectionCutBeforeTheAnswer_IsStoredOnce", ({ client, queue }) => withProxy(async (through, cut) => {
  const sender = through.createSender(queue);
  await sender.sendMessages({ body: Buffer.from("before"), messageId: "1" });
  cut.broker = true;
  await sender.sendMessages({ body: Buffer.from("ambiguous"), messageId: "2" });
  assert.deepEqual(await bodies(client, queue), ["before", "ambiguous"]);
}));

promise("Send_ConnectionCutBeforeItArrives_IsStoredOnce", ({ client, queue }) => withProxy(async (through, cut) => {
  const sender = through.createSender(queue);
  await sender.sendMessages({ body: Buffer.from("before"), messageId: "1" });
  cut.client = true;
  await sender.sendMessages({ body: Buffer.from("lost once"), messageId: "2" });
  assert.deepEqual(await bodies(client, queue), ["before", "lost once"]);
}));

promise("Receive_AfterTheConnectionWasCut_GoesOn", ({ client, queue }) => withProxy(async (through, cut) => {
  const sender = through.createSender(queue);
  const receiver = through.createReceiver(queue);
  await sender.sendMessages({ body: Buffer.from("first"), messageId: "1" });
  await receiver.completeMessage(await take(receiver));
  cut.client = true;
  await sender.sendMessages({ body: Buffer.from("second"), messageId: "2" });
  const message = await take(receiver);
  await receiver.completeMessage(message);
  assert.equal(text(message), "second");
  assert.deepEqual(await bodies(client, queue), []);
}));
