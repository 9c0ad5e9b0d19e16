// Sends or takes one message with every part that both clients know; its body travels here as base64, its times as ISO 8601.
import { ServiceBusClient } from "@azure/service-bus";
import { read } from "./options.mjs";

const options = read({ send: { type: "string" } });
const client = new ServiceBusClient(options.connection);
if (options.send) await send(JSON.parse(options.send));
else console.log(JSON.stringify(await take()));
await client.close();

async function send({ body, applicationProperties, ...parts }) {
  const sender = client.createSender(options.queue);
  await sender.sendMessages({
    ...parts,
    body: Buffer.from(body, "base64"),
    applicationProperties: { ...applicationProperties, time: new Date(applicationProperties.time) },
  });
  await sender.close();
}

async function take() {
  const receiver = client.createReceiver(options.queue);
  const [message] = await receiver.receiveMessages(1, { maxWaitTimeInMs: 20_000 });
  await receiver.completeMessage(message);
  await receiver.close();
  const { messageId, correlationId, subject, contentType, to, replyTo, partitionKey, timeToLive, applicationProperties } = message;
  return {
    messageId, correlationId, subject, contentType, to, replyTo, partitionKey, timeToLive,
    // The client gives times as milliseconds.
    applicationProperties: { ...applicationProperties, time: new Date(applicationProperties.time) },
    body: Buffer.from(message.body).toString("base64"),
  };
}
