// Sends, receives and completes with the official client on one connection; says the rates in JSON. The shape of the load is
// that of cli/Bench/ServiceBus/LoadShape.cs.
import { ServiceBusClient } from "@azure/service-bus";
import { read } from "./options.mjs";

const bodyBytes = 1024;
const batch = 100;
const underWay = 500;
const backlog = 10_000;

const options = read({
  messages: { type: "string", default: "1000" },
  "warm-up": { type: "string", default: "0" },
});
const client = new ServiceBusClient(options.connection);
const sender = client.createSender(options.queue);
// JSON, as what this queue is for: the client tries to read every body as such, and failing costs it more than all the rest.
const body = Buffer.from(JSON.stringify({ padding: "a".repeat(bodyBytes - '{"padding":""}'.length) }));

async function send(messages) {
  let left = messages;
  await Promise.all(Array.from({ length: underWay / batch }, async () => {
    while (left > 0) {
      const size = Math.min(batch, left);
      left -= size;
      await sender.sendMessages(Array.from({ length: size }, () => ({ body })));
    }
  }));
}

async function receive(messages) {
  const receiver = client.createReceiver(options.queue);
  let left = messages;
  await new Promise((resolve, reject) => {
    receiver.subscribe({
      processMessage: async () => {
        if (--left === 0) resolve();
      },
      processError: async ({ error }) => reject(error),
    }, { maxConcurrentCalls: underWay });
  });
  return receiver;
}

async function expectNothingLeft() {
  const receiver = client.createReceiver(options.queue);
  const [left] = await receiver.peekMessages(1);
  await receiver.close();
  if (left) throw new Error("A message was not completed.");
}

/** Messages per second by step. */
async function measure(messages) {
  const took = { sendInBatches: 0, receive: 0 };
  for (let left = messages; left > 0; left -= backlog) {
    const turn = Math.min(left, backlog);
    const begin = performance.now();
    await send(turn);
    const sent = performance.now();
    const receiver = await receive(turn);
    // The last ones are completed meanwhile.
    await receiver.close();
    took.sendInBatches += sent - begin;
    took.receive += performance.now() - sent;
    await expectNothingLeft();
  }
  return Object.fromEntries(Object.entries(took).map(([step, milliseconds]) => [step, messages / (milliseconds / 1000)]));
}

if (Number(options["warm-up"]) > 0) await measure(Number(options["warm-up"]));
console.log(JSON.stringify(await measure(Number(options.messages))));
await sender.close();
await client.close();
