// Sends numbered messages to many sessions, then receives and completes them with the official client; says in JSON what came.
import { ServiceBusClient } from "@azure/service-bus";
import { read } from "./options.mjs";

const bodyBytes = 2048;
const most = 500;
const atATime = 5;

const options = read({ sessions: { type: "string", default: "20" }, each: { type: "string", default: "1000" } });
const each = Number(options.each);
const sessions = Array.from({ length: Number(options.sessions) }, (_, at) => `session-${at}`);
const client = new ServiceBusClient(options.connection);
const sender = client.createSender(options.queue);

function body(number) {
  const bytes = Buffer.alloc(bodyBytes);
  bytes.writeInt32LE(number);
  return bytes;
}

async function send(sessionId) {
  let batch = await sender.createMessageBatch();
  for (let number = 0; number < each; number++) {
    const message = { body: body(number), sessionId, messageId: `${sessionId}/${number}` };
    if (batch.tryAddMessage(message)) continue;
    await sender.sendMessages(batch);
    batch = await sender.createMessageBatch();
    batch.tryAddMessage(message);
  }
  await sender.sendMessages(batch);
}

/** The numbers of a session's messages, in the order in which they came. */
async function receive(sessionId) {
  const receiver = await client.acceptSession(options.queue, sessionId);
  const numbers = [];
  while (numbers.length < each) {
    const messages = await receiver.receiveMessages(most, { maxWaitTimeInMs: 10_000 });
    if (messages.length === 0) break;
    await Promise.all(messages.map((message) => receiver.completeMessage(message)));
    numbers.push(...messages.map(({ body: bytes }) => (bytes.length === bodyBytes ? bytes.readInt32LE() : -1)));
  }
  await receiver.close();
  return numbers;
}

const came = {};
const next = sessions.values();
await Promise.all(sessions.map(send));
await Promise.all(Array.from({ length: atATime }, async () => {
  for (const sessionId of next) came[sessionId] = await receive(sessionId);
}));
console.log(JSON.stringify(came));
await client.close();
