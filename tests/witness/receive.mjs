// Receives and completes messages with the official client: one line of JSON for each.
import { ServiceBusClient } from "@azure/service-bus";
import { read } from "./options.mjs";

const options = read({
  count: { type: "string", default: "1" },
  timeout: { type: "string", default: "30" },
  "sub-queue": { type: "string" },
});
const count = Number(options.count);
const deadline = Date.now() + Number(options.timeout) * 1000;
const client = new ServiceBusClient(options.connection);
const receiver = client.createReceiver(
  options.queue,
  options["sub-queue"] ? { subQueueType: options["sub-queue"] } : {},
);

let seen = 0;
while (seen < count && Date.now() < deadline) {
  const messages = await receiver.receiveMessages(count - seen, { maxWaitTimeInMs: deadline - Date.now() });
  for (const message of messages) {
    seen++;
    const body = Buffer.isBuffer(message.body) || message.body instanceof Uint8Array
      ? Buffer.from(message.body).toString("utf8")
      : message.body;
    console.log(JSON.stringify({
      messageId: message.messageId,
      body,
      contentType: message.contentType,
      subject: message.subject,
      correlationId: message.correlationId,
      applicationProperties: message.applicationProperties,
      deliveryCount: message.deliveryCount,
      sequenceNumber: message.sequenceNumber?.toString(),
      deadLetterReason: message.deadLetterReason,
    }));
    await receiver.completeMessage(message);
  }
}

await receiver.close();
await client.close();
process.exitCode = seen === count ? 0 : 1;
