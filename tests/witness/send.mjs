// Sends messages with the official client: one for each --body, or a batch of --count.
import { ServiceBusClient } from "@azure/service-bus";
import { read } from "./options.mjs";

const options = read({
  body: { type: "string", multiple: true, default: [] },
  id: { type: "string" },
  count: { type: "string", default: "0" },
});
const client = new ServiceBusClient(options.connection);
const sender = client.createSender(options.queue);
for (const body of options.body) await sender.sendMessages({ body, messageId: options.id, subject: "node" });

const batch = Array.from({ length: Number(options.count) }, (_, at) => ({ body: { at }, messageId: `node-${at}` }));
if (batch.length > 0) await sender.sendMessages(batch);

await sender.close();
await client.close();
